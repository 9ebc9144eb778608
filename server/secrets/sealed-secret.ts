import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/server/env';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + IV_BYTES + TAG_BYTES;

let key: { secret: string; bytes: Buffer } | undefined;

/** HKDF (RFC 5869) of CANDOR_SECRET, for stored credentials alone: no other use of the secret shares this key. */
function sealingKey(): Buffer {
  const secret = env().CANDOR_SECRET;
  if (key?.secret !== secret) {
    const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'candor stored credentials v1', 32));
    key = { secret, bytes };
  }
  return key.bytes;
}

/**
 * Encrypts a credential for storage: version, nonce, tag and AES-256-GCM text. `boundTo` names the one row that it belongs
 * to (table, project, id); copied to another row it cannot be opened.
 */
export function sealSecret(text: string, boundTo: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(), iv).setAAD(Buffer.from(boundTo));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), body]));
}

/** The credential again; null when it was sealed under another CANDOR_SECRET, for another row, or was changed since. */
export function openSecret(sealed: Uint8Array, boundTo: string): string | null {
  if (sealed.length < HEAD_BYTES || sealed[0] !== VERSION) return null;
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  try {
    const cipher = createDecipheriv('aes-256-gcm', sealingKey(), iv, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(boundTo))
      .setAuthTag(sealed.subarray(1 + IV_BYTES, HEAD_BYTES));
    return Buffer.concat([cipher.update(sealed.subarray(HEAD_BYTES)), cipher.final()]).toString();
  } catch {
    return null;
  }
}
