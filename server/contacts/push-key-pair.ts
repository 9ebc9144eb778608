import webPush from 'web-push';
import { db } from '../db/client';
import { openSecret, sealSecret } from '../secrets/sealed-secret';

const BOUND_TO = 'push_key_pair';

/**
 * The key pair by which push services know this installation: made once, by whoever needs it first. One that was sealed
 * under another CANDOR_SECRET is of no use, as are the subscriptions that were sealed with it: another takes its place.
 */
export async function pushKeyPair(): Promise<{ publicKey: string; privateKey: string }> {
  const known = await db().pushKeyPair.findFirst();
  const privateKey = known === null ? null : openSecret(known.privateKey, BOUND_TO);
  if (known !== null && privateKey !== null) return { publicKey: known.publicKey, privateKey };
  const made = webPush.generateVAPIDKeys();
  const row = { publicKey: made.publicKey, privateKey: sealSecret(made.privateKey, BOUND_TO) };
  if (known === null) await db().pushKeyPair.createMany({ data: [row], skipDuplicates: true });
  else await db().pushKeyPair.updateMany({ where: { publicKey: known.publicKey }, data: row });
  // Of two at once, the first has stored the one that counts.
  return pushKeyPair();
}
