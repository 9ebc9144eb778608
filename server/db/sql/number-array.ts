/** Of an array of numbers as Postgres writes it: {1,2.5,NULL,3e+20}. Parsed as one text, which is sooner done than number by number. */
export function numbersOf(written: string): (number | null)[] {
  return JSON.parse(`[${written.slice(1, -1).replaceAll('NULL', 'null')}]`);
}
