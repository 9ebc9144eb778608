import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

const SCRIPT = readFileSync(path.resolve('public/notifications.js'), 'utf8');
const ORIGIN = 'https://candor.example.com';

type Handler = (event: Record<string, unknown>) => void;

/** The service worker, in a browser that notes what it is asked for. */
function startWorker(open: readonly string[] = []) {
  const handlers = new Map<string, Handler>();
  const shown: { title: string; [option: string]: unknown }[] = [];
  const gone: string[] = [];
  const windows = open.map((url) => ({ url, focus: () => gone.push(`focus ${url}`) }));
  const self = {
    addEventListener: (kind: string, handler: Handler) => handlers.set(kind, handler),
    location: { origin: ORIGIN },
    registration: {
      showNotification: async (title: string, options: object) => shown.push({ title, ...options }),
    },
    clients: {
      matchAll: async () => windows,
      openWindow: async (url: string) => gone.push(`open ${url}`),
    },
  };
  runInNewContext(SCRIPT, { self, URL, Date });
  const happen = async (kind: string, event: object) => {
    let done: unknown;
    handlers.get(kind)?.({
      ...event,
      waitUntil: (work: unknown) => {
        done = work;
      },
    });
    await done;
  };
  return {
    shown,
    gone,
    push: (text: string) => happen('push', { data: { json: () => JSON.parse(text) } }),
    click: (to: unknown) =>
      happen('notificationclick', { notification: { close: () => {}, data: { path: to } } }),
  };
}

it('A push is shown as what it says, and stays on the screen where it is urgent', async () => {
  const worker = startWorker();
  const message = {
    title: 'Critical: Dead letters',
    body: 'orders-dlq',
    tag: 'a',
    path: '/p/shop',
  };
  await worker.push(JSON.stringify({ ...message, at: '2026-11-26T03:00:00Z', isUrgent: true }));
  await worker.push(JSON.stringify({ ...message, title: 'Resolved: Dead letters' }));
  expect(worker.shown).toMatchObject([
    {
      title: 'Critical: Dead letters',
      body: 'orders-dlq',
      tag: 'a',
      requireInteraction: true,
      timestamp: Date.UTC(2026, 10, 26, 3),
      data: { path: '/p/shop' },
    },
    { title: 'Resolved: Dead letters', tag: 'a', requireInteraction: false },
  ]);
});

it('A push that cannot be read is shown all the same: a silent one costs the permission', async () => {
  const worker = startWorker();
  await worker.push('not json');
  expect(worker.shown).toMatchObject([{ title: 'Candor has news', data: { path: '/' } }]);
});

it('A click shows the page where it is open, opens it where it is not, and leads nowhere else', async () => {
  const worker = startWorker([`${ORIGIN}/p/shop/alerts/1`]);
  await worker.click('/p/shop/alerts/1');
  await worker.click('/p/shop/alerts/2');
  await worker.click('https://elsewhere.example.com/');
  expect(worker.gone).toEqual([
    `focus ${ORIGIN}/p/shop/alerts/1`,
    `open ${ORIGIN}/p/shop/alerts/2`,
    `open ${ORIGIN}`,
  ]);
});
