import { useEffect, useRef, useState } from 'react';
import { useToast } from './toast';

/**
 * A part of the interface that is fetched when it is first wanted, so that no page's first script carries what nobody may
 * ever open. Once fetched it is there at once for all who want it.
 */
export interface Part<T> {
  fetch: () => Promise<T>;
  /** What was fetched; null before. */
  now: () => T | null;
}

export function part<T>(load: () => Promise<T>): Part<T> {
  let fetched: T | null = null;
  let fetching: Promise<T> | null = null;
  return {
    fetch: () => {
      fetching ??= load().then(
        (loaded) => {
          fetched = loaded;
          return loaded;
        },
        (error: unknown) => {
          // Asked for again at the next press: a connection that was lost may be back.
          fetching = null;
          throw error;
        },
      );
      return fetching;
    },
    now: () => fetched,
  };
}

/** A part that comes with another, which it is drawn with. */
export function withIts<T>(wanted: Part<T>, needs: Part<unknown>): Part<T> {
  return part(async () => {
    const [loaded] = await Promise.all([wanted.fetch(), needs.fetch()]);
    return loaded;
  });
}

/**
 * The part from when it is wanted and has come; it stays.
 *
 * @param onFailed makes it unwanted again, so that the next press asks once more.
 */
export function usePart<T>(wanted: Part<T>, isWanted: boolean, onFailed: () => void): T | null {
  const [come, setCome] = useState<T | null>(null);
  const toast = useToast();
  const failed = useRef(onFailed);
  useEffect(() => {
    failed.current = onFailed;
  });
  useEffect(() => {
    if (!isWanted || come !== null) return;
    let isHere = true;
    wanted.fetch().then(
      (loaded) => isHere && setCome(() => loaded),
      () => {
        if (!isHere) return;
        toast({
          tone: 'failed',
          title: 'This could not be opened',
          description:
            'A part of Candor could not be fetched. Try again; if it stays, reload the page.',
        });
        failed.current();
      },
    );
    return () => {
      isHere = false;
    };
  }, [wanted, isWanted, come, toast]);
  return come ?? (isWanted ? wanted.now() : null);
}
