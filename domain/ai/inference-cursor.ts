/** The place after one inference, newest first; `ts` is the database's own text of its time. */
export interface InferenceCursor {
  ts: string;
  id: string;
}

const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/;

export function encodeInferenceCursor({ ts, id }: InferenceCursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([ts, id]));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/** Null for what Candor never gave out. */
export function decodeInferenceCursor(text: string): InferenceCursor | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!Array.isArray(read)) return null;
    const [ts, id] = read;
    if (typeof ts !== 'string' || typeof id !== 'string' || !TIME.test(ts) || id.includes('\0')) {
      return null;
    }
    return Number.isNaN(Date.parse(ts.replace(/([+-]\d{2})$/, '$1:00'))) ? null : { ts, id };
  } catch {
    return null;
  }
}
