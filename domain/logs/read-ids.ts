/**
 * A trace or span id as it is searched for: hex in lower case, and without Google Cloud's `projects/x/traces/` in
 * front. Ids that are not hex (Datadog's decimals, words) stay as they are.
 */
export function readTraceId(text: string): string {
  return isPlain(text) ? text : normalised(text);
}

/** Whether there is neither a slash nor an upper-case hex digit in it, as in nearly every id. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SLASH || (code >= UPPER_A && code <= UPPER_F)) return false;
  }
  return true;
}

const SLASH = 0x2f;
const UPPER_A = 0x41;
const UPPER_F = 0x46;

function normalised(text: string): string {
  const slash = text.lastIndexOf('/traces/');
  const id = slash === -1 ? text : text.slice(slash + 8);
  return UPPER_HEX.test(id) ? id.toLowerCase() : id;
}

const UPPER_HEX = /^(?=.*[A-F])[0-9a-fA-F]{16,32}$/;
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/i;

/** W3C trace context `version-trace-span-flags`; undefined when it is malformed or all zero, which W3C calls invalid. */
export function readTraceparent(value: unknown): { traceId: string; spanId: string } | undefined {
  if (typeof value !== 'string' || value.length > 255) return undefined;
  const match = TRACEPARENT.exec(value.trim());
  const traceId = match?.[1]?.toLowerCase();
  const spanId = match?.[2]?.toLowerCase();
  if (traceId === undefined || spanId === undefined) return undefined;
  return /^0+$/.test(traceId) || /^0+$/.test(spanId) ? undefined : { traceId, spanId };
}
