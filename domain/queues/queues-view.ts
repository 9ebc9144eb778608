import { timeRangeSchema } from '../time-range/time-range';
import { choiceParam, textParam, type ViewOf } from '../url-state/view-params';
import type { QueueState } from './queue-answer';

export const SHOWN_QUEUES = ['', 'trouble', 'dead_letter', 'work'] as const;

/** What the address of the list of queues says. */
export const queuesViewSchema = {
  ...timeRangeSchema,
  /** A part of a name, a service, a system or an environment. */
  q: textParam(200),
  show: choiceParam(SHOWN_QUEUES, ''),
};
type QueuesView = ViewOf<typeof queuesViewSchema>;

/** What the address of one queue says: beside the time, the group of dead letters that is open. */
export const queueViewSchema = {
  ...timeRangeSchema,
  open: textParam(60),
};

/** Those of the queues that a view shows. */
export function filterQueues<Queue extends QueueState>(
  queues: readonly Queue[],
  { q, show }: Pick<QueuesView, 'q' | 'show'>,
): Queue[] {
  const wanted = q.trim().toLowerCase();
  return queues.filter((queue) => {
    const { health, kind, queue: name, service, system, environment } = queue;
    const isShown =
      show === '' ||
      (show === 'trouble' ? health === 'failing' || health === 'degraded' : show === kind);
    if (!isShown) return false;
    const texts = [name, service, system, environment, queue.deadLetterOf];
    return wanted === '' || texts.some((text) => text?.toLowerCase().includes(wanted));
  });
}
