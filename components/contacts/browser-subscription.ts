import { ApiError } from '@/components/layout/api-error';
import type { AddContactMethodInput } from '@/domain/notifications/contact-schemas';

const WORKER = '/notifications.js';

const refuse = (message: string, hint: string) =>
  new ApiError({ status: 400, code: 'invalid', message, hint });

/** Why this browser cannot be notified, and what to do about it; null when it can. */
export function browserComplaint(): string | null {
  if (!window.isSecureContext)
    return 'Browsers allow notifications over https alone: open Candor by its https address.';
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
    return /iPhone|iPad/.test(navigator.userAgent)
      ? 'On an iPhone or iPad, first put Candor on the Home Screen (Share, then Add to Home Screen) and open it from there.'
      : 'This browser knows no notifications that come while its page is closed. Take another one.';
  return Notification.permission === 'denied'
    ? 'This browser was told to block Candor’s notifications. Allow them in its settings for this site, then come back.'
    : null;
}

/** "Chrome on Android", as far as the browser says it. */
export function browserName(): string {
  const { userAgent } = navigator;
  const named = (pairs: [RegExp, string][]) =>
    pairs.find(([pattern]) => pattern.test(userAgent))?.[1];
  const browser = named([
    [/Edg/, 'Edge'],
    [/Firefox|FxiOS/, 'Firefox'],
    [/SamsungBrowser/, 'Samsung Internet'],
    [/Chrome|CriOS/, 'Chrome'],
    [/Safari/, 'Safari'],
  ]);
  const system = named([
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'Mac'],
    [/Linux/, 'Linux'],
  ]);
  return [browser ?? 'Browser', system].filter(Boolean).join(' on ');
}

/** Asks for the permission, then subscribes this browser. @throws ApiError in words for whoever pressed the button */
export async function subscribeBrowser(
  pushKey: string,
): Promise<Pick<AddContactMethodInput, 'address' | 'keys'>> {
  const complaint = browserComplaint();
  if (complaint !== null) throw refuse('This browser cannot be notified.', complaint);
  if ((await Notification.requestPermission()) !== 'granted')
    throw refuse(
      'The browser may not show Candor’s notifications.',
      'Press Add again and allow them, or allow them in its settings for this site.',
    );
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await subscribeWith(pushManager, pushKey).catch((error: Error) => {
    throw refuse(
      'The browser could not be subscribed.',
      `It says: ${error.message}. Its push service may be blocked by the network.`,
    );
  });
  const { endpoint, keys = {} } = subscription.toJSON();
  const { p256dh = '', auth = '' } = keys;
  return { address: endpoint ?? '', keys: { p256dh, auth } };
}

async function subscribeWith(manager: PushManager, pushKey: string): Promise<PushSubscription> {
  const options = { userVisibleOnly: true, applicationServerKey: pushKey };
  try {
    return await manager.subscribe(options);
  } catch (error) {
    // One that was made for another key stands in the way, as after Candor was set up anew.
    const old = await manager.getSubscription();
    if (old === null) throw error;
    await old.unsubscribe();
    return manager.subscribe(options);
  }
}

/** By what Candor knows this browser; null while it is not subscribed. */
export async function thisDevice(): Promise<string | null> {
  const subscription = await subscriptionOfThis();
  if (subscription === null) return null;
  const digest = await crypto.subtle.digest(
    'SHA-256',
    new TextEncoder().encode(subscription.endpoint),
  );
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Nothing is shown any more, whoever sends it. */
export async function unsubscribeBrowser(): Promise<void> {
  await (await subscriptionOfThis())?.unsubscribe();
}

async function subscriptionOfThis(): Promise<PushSubscription | null> {
  if (!('serviceWorker' in navigator)) return null;
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  return (await registration?.pushManager?.getSubscription()) ?? null;
}
