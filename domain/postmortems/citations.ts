/** How a text cites evidence. */
export function citation(number: number): string {
  return `[E${number}](#evidence-${number})`;
}

/** The mark of a claim that nothing shows yet. */
export const ASSUMPTION = '*(assumption)*';

/** The numbers that texts cite, each once, in order. */
export function citedNumbers(texts: readonly string[]): number[] {
  const found = texts.flatMap((text) =>
    [...text.matchAll(/\]\(#evidence-(\d{1,6})\)/g)].map(([, number]) => Number(number)),
  );
  return [...new Set(found)].sort((a, b) => a - b);
}
