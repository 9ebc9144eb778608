/** What is wrong with an address that notices are to be posted to; null when nothing is. */
export function urlComplaint(text: string, example: string): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return `must be an address such as ${example}`;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return 'must begin with https:// (or http://)';
  if (url.username !== '' || url.password !== '')
    return 'must not hold a user or password; put a token into the path or the query';
  return url.hash === '' ? null : 'must not have a part after #';
}
