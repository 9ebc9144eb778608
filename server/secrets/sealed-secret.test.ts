import { describe, expect, it } from 'vitest';
import { openSecret, sealSecret } from './sealed-secret';

process.env.DATABASE_URL ??= 'postgresql://nobody@127.0.0.1/none';
process.env.CANDOR_SECRET ??= 'a secret of a test, long enough for it';
const ROW = 'webhook_endpoint/7d0c/1';

describe('a stored credential', () => {
  it('comes back as it was, and never looks the same twice', () => {
    const texts = ['hunter2', '', 'påssword 🔑', 'x'.repeat(4_096)];
    for (const text of texts) {
      const sealed = sealSecret(text, ROW);
      expect(openSecret(sealed, ROW)).toBe(text);
      expect(Buffer.from(sealed).equals(Buffer.from(sealSecret(text, ROW)))).toBe(false);
      if (text !== '') expect(Buffer.from(sealed).includes(Buffer.from(text))).toBe(false);
    }
  });

  it('cannot be opened for another row', () => {
    expect(openSecret(sealSecret('hunter2', ROW), 'webhook_endpoint/7d0c/2')).toBeNull();
  });

  it('cannot be opened once a byte of it has changed, or is missing', () => {
    const sealed = sealSecret('hunter2', ROW);
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(openSecret(changed, ROW)).toBeNull();
      expect(openSecret(sealed.subarray(0, index), ROW)).toBeNull();
    }
  });
});
