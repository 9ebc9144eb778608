'use client';
import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { LIVE_NOUNS, type LiveNoun } from '@/domain/live/changed-nouns';
import { liveStream } from './live-stream';
import { RefreshGate } from './refresh-gate';

const EVERY_MS = 4_000;
const DRAG_IS_OVER = ['pointerup', 'pointercancel', 'dragend', 'blur'] as const;
/** Made of all signals. Logs and trails are not in it: lines move under nobody's eyes, and have a tail of their own. */
const OF_ALL_SIGNALS = ['overview', 'services'];

/** Has what is on the screen fetched anew when the stream says that it changed; never while something is dragged. */
export function LiveUpdates() {
  const client = useQueryClient();
  useEffect(() => {
    let followed = '';
    const gate = new RefreshGate<LiveNoun>(EVERY_MS, (nouns) => {
      // What was asked for before may have been answered from before: that is asked again in a while.
      if (invalidate(client, followed, nouns) === 'partly') gate.add(nouns);
    });
    const unlisten = liveStream.listen((project, nouns) => {
      followed = project;
      gate.add(nouns);
    });
    const hold = () => gate.hold();
    const release = () => gate.release();
    window.addEventListener('pointerdown', hold, true);
    for (const over of DRAG_IS_OVER) window.addEventListener(over, release, true);
    return () => {
      unlisten();
      gate.stop();
      window.removeEventListener('pointerdown', hold, true);
      for (const over of DRAG_IS_OVER) window.removeEventListener(over, release, true);
    };
  }, [client]);
  return null;
}

/** "partly" when some of it was on its way already: under a steady stream it would never arrive if that were dropped. */
function invalidate(
  client: QueryClient,
  project: string,
  changed: ReadonlySet<LiveNoun>,
): 'all' | 'partly' {
  const nouns = new Set<unknown>(OF_ALL_SIGNALS);
  for (const noun of LIVE_NOUNS) if (noun !== 'logs' && changed.has(noun)) nouns.add(noun);
  const wanted = {
    type: 'active',
    predicate: ({ queryKey: [noun, of], state }: Query) =>
      nouns.has(noun) && of === project && !isLongList(state.data),
  } as const;
  const underway = client.isFetching(wanted);
  client.invalidateQueries(wanted, { cancelRefetch: false });
  return underway > 0 ? 'partly' : 'all';
}

/** A list that somebody has read on in: each of its pages would be fetched, and its lines move away. */
function isLongList(data: Query['state']['data']): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    'pages' in data &&
    Array.isArray(data.pages) &&
    data.pages.length > 1
  );
}
