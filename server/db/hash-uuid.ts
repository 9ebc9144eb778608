import { createHash } from 'node:crypto';

/** 128 bits of a text's SHA-256 in the form of a UUID: a short key for what may be longer than an index takes. */
export function hashUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
