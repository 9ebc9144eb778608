const LONE = /\\u(?:d[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|(d[89a-f][0-9a-f]{2}))|\\[\s\S]/gi;

/**
 * JSON.parse, but that half of a surrogate pair, which JSON can write and nothing can store, becomes U+FFFD.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  // Only an escape by number can be half a pair in what was decoded from UTF-8.
  const isPlain = !/\\ud/i.test(text);
  return JSON.parse(
    isPlain
      ? text
      : text.replace(LONE, (written, half) => (half === undefined ? written : '\\ufffd')),
  );
}
