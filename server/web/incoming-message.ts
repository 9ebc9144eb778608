import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';

// Next.js loads modules once a bundle; what is entered in one must be found in another.
const globalStore = globalThis as typeof globalThis & {
  candorIncoming?: AsyncLocalStorage<IncomingMessage>;
};

function incoming(): AsyncLocalStorage<IncomingMessage> {
  globalStore.candorIncoming ??= new AsyncLocalStorage();
  return globalStore.candorIncoming;
}

/** Lets everything that is done for this message from here on find it. */
export function enterIncomingMessage(message: IncomingMessage): void {
  incoming().enterWith(message);
}

/**
 * The message that Next.js made `request` of, while its body is unread: as a web stream that is copied chunk by chunk, and
 * each chunk waited for with a handful of promises. Null where there is only the request.
 */
export function incomingMessageOf(request: Request): IncomingMessage | null {
  const message = incoming().getStore();
  if (message === undefined || message.destroyed || message.readableDidRead) return null;
  const isItsOwn = request.method === message.method && request.url.endsWith(message.url ?? '?');
  return isItsOwn && request.body?.locked === false ? message : null;
}
