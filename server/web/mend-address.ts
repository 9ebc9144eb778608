const ESCAPED = /(?:%[0-9a-f]{2})+/gi;
/** A request's target may name the server as well (RFC 9112, 3.2.2), and OPTIONS may ask about all of it with a star. */
const SERVER = /^(?:https?:\/\/[^/?#]*|\*$)/i;
const INTERFACE_WITH_SLASH = /^(\/api\/[^?#]*[^/?#])\/+(?=$|[?#])/;

/**
 * An address that can be decoded: a % that begins no escape stands for itself, and bytes that are no text become U+FFFD.
 * Nothing that could be decoded before is changed, but that it begins with a slash, and does not end with one where it is
 * an interface's: not every sender follows to where it would be sent instead.
 */
export function mendAddress(url: string): string {
  const path = url.startsWith('/') ? url : fromSlash(url);
  const address = path.startsWith('/api/') ? path.replace(INTERFACE_WITH_SLASH, '$1') : path;
  if (!address.includes('%') || isDecodable(address)) return address;
  return address
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(ESCAPED, (bytes) => (isDecodable(bytes) ? bytes : asText(bytes)));
}

function fromSlash(url: string): string {
  const path = url.replace(SERVER, '');
  return path.startsWith('/') ? path : `/${path}`;
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
