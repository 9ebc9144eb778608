import { z } from 'zod';

export const deliveryMarkSchema = z.object({
  id: z.string(),
  time: z.string(),
  kind: z.enum(['deployment', 'rollback', 'incident']),
  label: z.string(),
  /** Of a page of the product. */
  href: z.string(),
  /** What was deployed; null of an incident, or of several together. */
  service: z.string().nullable(),
});
export type DeliveryMark = z.output<typeof deliveryMarkSchema>;
export const deliveryMarksSchema = z.object({ items: z.array(deliveryMarkSchema) });

export interface PlainMark {
  id: string;
  timeMs: number;
  kind: DeliveryMark['kind'];
  /** The service, or the incident's title. */
  name: string;
  /** Asked of those alone that are shown: of thousands of deployments a chart has room for few. */
  tell: () => Pick<DeliveryMark, 'label' | 'href'>;
}

const MOST_NAMES = 3;

interface Cluster {
  marks: readonly PlainMark[];
  /** Leads to all of a cluster's deployments. */
  hrefOf: (fromMs: number, toMs: number) => string;
}

/** So many signs stand one below the other; more would hide the chart. */
const MOST_STACKED = 2;

/**
 * At most `limit` marks for one chart, and few at one place of it: where more lie in one slice of the window, they become
 * one that tells how many there were and leads to all of them. Incidents stand for their slice before rollbacks,
 * rollbacks before deployments.
 */
export function clusterMarks(
  { marks, hrefOf }: Cluster,
  window: { fromMs: number; toMs: number },
  limit: number,
): DeliveryMark[] {
  const sorted = [...marks].sort((a, b) => a.timeMs - b.timeMs);
  const most = sorted.length <= limit ? MOST_STACKED : 1;
  const width = (window.toMs - window.fromMs) / limit;
  const slices = new Map<number, PlainMark[]>();
  for (const mark of sorted) {
    const slice = Math.min(
      limit - 1,
      Math.max(0, Math.floor((mark.timeMs - window.fromMs) / width)),
    );
    const own = slices.get(slice);
    if (own === undefined) slices.set(slice, [mark]);
    else own.push(mark);
  }
  return [...slices.values()].flatMap((slice) => {
    const [first, ...rest] = slice;
    const last = rest.at(-1);
    if (first === undefined || last === undefined || slice.length <= most) return slice.map(toMark);
    const kind = strongest(slice);
    return [
      {
        id: `${first.id}+${rest.length}`,
        time: new Date(
          slice.find((mark) => mark.kind === kind)?.timeMs ?? first.timeMs,
        ).toISOString(),
        kind,
        label: clusterLabel(slice),
        href: hrefOf(first.timeMs, last.timeMs + 1),
        service: commonService(slice),
      },
    ];
  });
}

function toMark(mark: PlainMark): DeliveryMark {
  const { id, timeMs, kind } = mark;
  return {
    id,
    time: new Date(timeMs).toISOString(),
    kind,
    ...mark.tell(),
    service: commonService([mark]),
  };
}

function commonService(marks: readonly PlainMark[]): string | null {
  const names = new Set(marks.map(({ kind, name }) => (kind === 'incident' ? null : name)));
  const [only = null] = names;
  return names.size === 1 ? only : null;
}

function strongest(marks: readonly PlainMark[]): DeliveryMark['kind'] {
  const kinds = new Set(marks.map(({ kind }) => kind));
  if (kinds.has('incident')) return 'incident';
  return kinds.has('rollback') ? 'rollback' : 'deployment';
}

const WORDS = {
  incident: ['incident', 'incidents'],
  rollback: ['rollback', 'rollbacks'],
  deployment: ['deployment', 'deployments'],
} as const;

function clusterLabel(marks: readonly PlainMark[]): string {
  const counts = (['incident', 'rollback', 'deployment'] as const).flatMap((kind) => {
    const count = marks.filter((mark) => mark.kind === kind).length;
    return count === 0 ? [] : [`${count} ${WORDS[kind][count === 1 ? 0 : 1]}`];
  });
  const names = [...new Set(marks.map(({ name }) => name))];
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${counts.join(', ')}: ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}
