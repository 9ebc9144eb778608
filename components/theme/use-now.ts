'use client';
import { useSyncExternalStore } from 'react';
import { usePreferences } from './preferences-provider';

const TICK_MS = 1_000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for the page: it stands still while nobody looks. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    // The clock may have stood still for long: else what has just happened would lie in the future.
    now = Date.now();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function tick(): void {
  if (document.hidden) return;
  now = Date.now();
  for (const listener of listeners) listener();
}

/**
 * Epoch ms in steps, so that a component only renders when its own step is over.
 * Until the browser has taken over it is the time of the server's render.
 */
export function useNow(stepMs: number = TICK_MS): number {
  const { renderedAt } = usePreferences();
  return useSyncExternalStore(
    subscribe,
    () => stepped(timer === undefined ? Date.now() : now, stepMs),
    () => stepped(renderedAt, stepMs),
  );
}

function stepped(time: number, stepMs: number): number {
  return Math.floor(time / stepMs) * stepMs;
}
