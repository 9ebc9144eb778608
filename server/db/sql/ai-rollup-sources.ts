import type { RollupCut } from '@/domain/ai/rollup-cut';
import type { RollupPieces, Stretch } from '@/domain/ai/rollup-pieces';
import { timestampText } from './timestamp-text';

type Unit = 'hour' | 'day';

/** One table of roll-ups, and which of its rows answer for a stretch; the project is not in the condition. */
export interface RollupSource {
  table: string;
  by: Unit;
  where: string;
  /** The end of the stretch. */
  toMs: number;
}

/**
 * Where the sums of these pieces lie: in the whole roll-ups, or in a cut of them, which has what came since
 * candor_ai_cuts_from(); before that they are whole.
 */
export function rollupSources(
  { days, hours }: RollupPieces,
  {
    byTenant,
    cutOf,
    bind,
  }: {
    /** The placeholder of whether single tenants are told apart. */
    byTenant: string;
    cutOf: (by: Unit, stretch: Stretch) => RollupCut | null;
    bind: (value: unknown) => string;
  },
): RollupSource[] {
  const sourcesOf = (by: Unit, stretch: Stretch): RollupSource[] => {
    const [from, to] = [bind(timestampText(stretch.fromMs)), bind(timestampText(stretch.toMs))];
    const whole = (until: string): RollupSource => ({
      table: `ai_rollup_${by}`,
      by,
      where: `by_tenant = ${byTenant} AND bucket >= ${from} AND bucket < ${until}`,
      toMs: stretch.toMs,
    });
    const cut = cutOf(by, stretch);
    if (cut === null) return [whole(to)];
    const since = `bucket >= greatest(${from}::timestamptz, candor_ai_cuts_from())`;
    return [
      whole(`least(${to}::timestamptz, candor_ai_cuts_from())`),
      {
        table: `ai_rollup_cut_${by}`,
        by,
        where: `cut = ${bind(cut)} AND ${since} AND bucket < ${to}`,
        toMs: stretch.toMs,
      },
    ];
  };
  return [
    ...(days === null ? [] : sourcesOf('day', days)),
    ...hours.flatMap((stretch) => sourcesOf('hour', stretch)),
  ];
}
