import { createECDH, createHash } from 'node:crypto';
import { env } from '../env';
import { ServiceError } from '../errors';

/** By what a browser is known again; where its push service takes messages is as good as a password. */
export function deviceOf(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('hex');
}

/** @throws ServiceError invalid when no push service would take messages for this subscription */
export function checkSubscription(
  endpoint: string,
  publicKey: string | undefined,
  allowPrivate = env().CANDOR_ALLOW_PRIVATE_TARGETS,
): void {
  const refuse = (path: string, message: string) =>
    new ServiceError('invalid', `The subscription cannot be used: its ${path} ${message}.`, {
      hint: 'Let the browser subscribe anew.',
      details: [{ path, message }],
    });
  const isHttps = new URL(endpoint).protocol === 'https:';
  if (!isHttps && !allowPrivate) throw refuse('address', 'must begin with https://');
  const own = createECDH('prime256v1');
  own.generateKeys();
  try {
    own.computeSecret(publicKey ?? '', 'base64url');
  } catch {
    throw refuse('keys.p256dh', 'must be a point on the curve P-256');
  }
}
