import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookKind } from '@/domain/webhooks/webhook-facts';

interface Signed {
  headers: Headers;
  /** As received, before anything is read of it. */
  body: Uint8Array;
  secret: string;
  nowMs: number;
}

/** Why a delivery is not taken for the sender's; null when it is. */
type Verdict = string | null;

const TOLERANCE_MS = 5 * 60_000;

const VERIFY: Record<WebhookKind, (signed: Signed) => Verdict> = {
  github: verifyGithub,
  gitlab: verifyGitlab,
  cdevents: verifyBearer,
  alertmanager: verifyAuthorization,
};

/** Whether a delivery carries proof of the endpoint's secret; every comparison takes the same time. */
export function verifyWebhook(kind: WebhookKind, signed: Signed): Verdict {
  return VERIFY[kind](signed);
}

/** X-Hub-Signature-256: sha256=hex of HMAC-SHA256 over the raw body. */
function verifyGithub({ headers, body, secret }: Signed): Verdict {
  const given = headers.get('x-hub-signature-256');
  if (given === null)
    return 'It carries no X-Hub-Signature-256: the webhook has no secret. Enter the one that Candor showed.';
  const expected = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  return isSame(given.trim(), expected)
    ? null
    : 'Its signature was made with another secret, or its body was changed on the way.';
}

/** A signing token (Standard Webhooks) where there is one, else the secret token itself. */
function verifyGitlab(signed: Signed): Verdict {
  if (signed.headers.has('webhook-signature')) return verifyStandardWebhook(signed);
  const given = signed.headers.get('x-gitlab-token');
  if (given === null)
    return 'It carries neither webhook-signature nor X-Gitlab-Token: the webhook has no secret token. Enter the one that Candor showed.';
  return isSame(given, signed.secret)
    ? null
    : 'Its X-Gitlab-Token is not the secret of this endpoint.';
}

/** Source: standardwebhooks.com: v1,base64 of HMAC-SHA256 over id.timestamp.body; several are separated by spaces. */
function verifyStandardWebhook({ headers, body, secret, nowMs }: Signed): Verdict {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  const sentMs = Number(timestamp) * 1_000;
  if (!(Math.abs(nowMs - sentMs) <= TOLERANCE_MS))
    return 'Its webhook-timestamp is more than five minutes from now: a clock is wrong, or it was sent before.';
  const given = (headers.get('webhook-signature') ?? '').split(' ');
  const keys = [Buffer.from(secret), Buffer.from(secret.replace(/^whsec_/, ''), 'base64')];
  const expected = keys.map(
    (key) =>
      `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`,
  );
  return given.some((one) => expected.some((other) => isSame(one, other)))
    ? null
    : 'Its webhook-signature was made with another signing token, or its body was changed on the way.';
}

/** CloudEvents name no signature of their own: the secret is a bearer token. */
function verifyBearer({ headers, secret }: Signed): Verdict {
  const given = /^bearer\s+(.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (given === undefined)
    return 'It carries no "Authorization: Bearer ..." header with the secret of this endpoint.';
  return isSame(given.trim(), secret)
    ? null
    : 'Its bearer token is not the secret of this endpoint.';
}

/** http_config of Alertmanager: a bearer token, or a password of basic auth with any name. */
function verifyAuthorization(signed: Signed): Verdict {
  const basic = /^basic\s+(.+)$/i.exec(signed.headers.get('authorization') ?? '')?.[1];
  if (basic === undefined) return verifyBearer(signed);
  const text = Buffer.from(basic, 'base64').toString('utf8');
  const password = text.slice(text.indexOf(':') + 1);
  return isSame(password, signed.secret)
    ? null
    : 'Its basic-auth password is not the secret of this endpoint.';
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
