/** The key of a heading: its words in lower case; apart from those that are taken. */
export function sectionKey(heading: string, taken: readonly string[] = []): string {
  const words = heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 56)
    .replace(/-+$/, '');
  const wanted = words === '' ? 'section' : words;
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? wanted : `${wanted}-${count}`;
    if (!taken.includes(key)) return key;
  }
}
