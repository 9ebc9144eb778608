import type { LiveNoun } from '@/domain/live/changed-nouns';
import { EventStream, StreamLimit } from './event-stream';
import { followChanges } from './follow-changes';

/** Gathered for so long before they are told; by then roll-ups that are folded a moment later hold them too. */
const GATHER_MS = 1_000;
const streams = new StreamLimit(
  1_000,
  'live updates',
  'Ask for the page every few seconds instead.',
);

/**
 * That something changed, as server-sent events: `changed` ({nouns} that have new records) once a second at the most,
 * `end` before the stream is closed; comments as heartbeat.
 * @throws ServiceError rate_limited when too many follow at once
 */
export function streamChanges(projectId: string, signal: AbortSignal): Response {
  const changed = new Set<LiveNoun>();
  let gathering: NodeJS.Timeout | undefined;
  const tell = (stream: EventStream) => {
    if (gathering !== undefined || changed.size === 0 || !stream.hasRoom) return;
    const nouns = [...changed];
    // Before it is sent: sending makes the stream ask for more.
    changed.clear();
    stream.send('changed', { nouns });
  };
  return EventStream.answer(
    {
      follow: (stream) => {
        const end = followChanges(projectId, (nouns) => {
          for (const noun of nouns) changed.add(noun);
          gathering ??= setTimeout(() => {
            gathering = undefined;
            tell(stream);
          }, GATHER_MS);
        });
        return () => {
          end();
          clearTimeout(gathering);
        };
      },
      flush: tell,
    },
    streams,
    signal,
  );
}
