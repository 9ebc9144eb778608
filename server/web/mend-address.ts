const ESCAPED = /(?:%[0-9a-f]{2})+/gi;

/**
 * An address that can be decoded: a % that begins no escape stands for itself, and bytes that are no text become U+FFFD.
 * Nothing that could be decoded before is changed.
 */
export function mendAddress(url: string): string {
  if (isDecodable(url)) return url;
  return url
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(ESCAPED, (bytes) => (isDecodable(bytes) ? bytes : asText(bytes)));
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Escaped bytes as escaped text. */
function asText(bytes: string): string {
  return encodeURIComponent(Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
}
