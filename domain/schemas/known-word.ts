/** What a table says of a sender's word; undefined of any other, those among them that every object has ("constructor"). */
export function knownWord<Meaning>(
  words: Readonly<Record<string, Meaning>>,
  word: string,
): Meaning | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
