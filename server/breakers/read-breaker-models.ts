import type { BreakerSums } from '@/domain/breakers/breaker-rollup';
import {
  type BreakerInstance,
  heardOf,
  instanceTimeline,
} from '@/domain/breakers/instance-timeline';
import { rollupParts } from '@/domain/breakers/rollup-parts';
import type { StateSpan } from '@/domain/breakers/state-timeline';
import { sumOf } from '@/domain/breakers/summarise-breaker';
import { groupBy } from '@/domain/lists/group-by';
import type { TimeWindow } from '@/domain/time-range/time-range';
import type { Queryable } from '@/server/db/sql/bind';
import {
  type BreakerRecord,
  type InstanceStateRow,
  MOST_BREAKERS,
  MOST_MOVES,
  type MoveRow,
  type ReadingRow,
  readBreakerCalls,
  readBreakerSums,
  readBreakers,
  readInstances,
  readMoves,
  readMovesBefore,
} from '@/server/db/sql/read-breakers';

/** A course in a table's cell is not worth more minute rows than this. */
const MOST_MINUTES_LISTED = 20_000;

export interface InstanceModel extends BreakerInstance {
  heardMs: number | null;
  timeline: StateSpan[];
  reported: Pick<ReadingRow, 'reportedFailureRate' | 'reportedSlowRate'> | null;
}

/** A breaker with all that is stored of it for one window. */
export interface BreakerModel {
  record: BreakerRecord;
  instances: InstanceModel[];
  /** Of the whole window; null where nothing was told. */
  total: BreakerSums | null;
  /** By the beginning of a step; a step that nothing was told in is not there. Empty where calls alone were asked for. */
  steps: ReadonlyMap<number, BreakerSums>;
  /** The same of calls. */
  calls: ReadonlyMap<number, number | null>;
}

export interface BreakerModels {
  models: BreakerModel[];
  /** Those that were read, and where `around` a service was asked for, all others too: names depend on all. */
  records: BreakerRecord[];
  window: TimeWindow;
  times: number[];
  stepSeconds: number;
  /** From when on states are known, where the moves were too many; null when all were read. */
  statesFromMs: number | null;
  /** There are more breakers than are read. */
  isCut: boolean;
}

interface Wanted {
  breakerId?: string;
  service?: string;
  /** The breakers of this service, and those that others have for their calls of it. */
  around?: string;
  /** Up to now at most. */
  window: TimeWindow;
  nowMs: number;
  /** Steps of what went through; one is soonest had, none leaves all that rests on calls unknown. */
  buckets: number;
  /** Only the sums of the whole window and the course of calls, which many breakers are sooner read for. */
  callsAlone?: boolean;
}

/** Reads breakers as they stood in a window, on a connection that is confined to their project. */
export async function readBreakerModels(
  client: Queryable,
  { breakerId, service, around, window, nowMs, buckets, callsAlone = false }: Wanted,
): Promise<BreakerModels> {
  const found = await readBreakers(client, {
    breakerId: breakerId ?? null,
    service: service ?? null,
  });
  const all = found.slice(0, MOST_BREAKERS);
  const records =
    around === undefined
      ? all
      : all.filter((one) => one.service === around || one.dependency === around);
  const ids = records.map(({ id }) => id);
  const parts = rollupParts(window, {
    breakers: ids.length,
    buckets: Math.max(1, buckets),
    nowMs,
    mostMinutes: callsAlone ? MOST_MINUTES_LISTED : undefined,
  });
  const { times, stepSeconds } = parts;
  const isCut = found.length > MOST_BREAKERS;
  const base = { window, times, stepSeconds, isCut, records: all };
  if (ids.length === 0) return { ...base, models: [], statesFromMs: null };
  const { states, readings } = await readInstances(client, ids);
  const isPart = [breakerId, service, around].some((asked) => asked !== undefined);
  const moves = await readMoves(client, window, isPart ? ids : null);
  const isFull = moves.length === MOST_MOVES;
  const statesFromMs = isFull
    ? moves.reduce((first, { timeMs }) => Math.min(first, timeMs), Number.POSITIVE_INFINITY)
    : null;
  const known = { fromMs: statesFromMs ?? window.fromMs, toMs: window.toMs };
  const before = await movesBefore(client, { states, moves, fromMs: known.fromMs });
  const asked = { breakerIds: buckets === 0 ? [] : ids, stepSeconds, parts };
  const told = callsAlone ? await readBreakerCalls(client, asked) : await readSteps(client, asked);
  const instances = gatherInstances(states, readings, [...moves, ...before]);
  const models = records.map((record): BreakerModel => {
    const one: Partial<Told> = told.get(record.id) ?? {};
    const { total = null, steps = NO_STEPS, calls = NO_CALLS } = one;
    const own = timelines(instances.get(record.id) ?? [], known, window);
    return { record, instances: own, total, steps, calls };
  });
  return { ...base, models, statesFromMs };
}

type Told = Pick<BreakerModel, 'total' | 'steps' | 'calls'>;

const NO_STEPS: Told['steps'] = new Map();
const NO_CALLS: Told['calls'] = new Map();

async function readSteps(
  client: Queryable,
  asked: Parameters<typeof readBreakerSums>[1],
): Promise<Map<string, Told>> {
  const byBreaker = groupBy(await readBreakerSums(client, asked), ({ breakerId }) => breakerId);
  return new Map(
    [...byBreaker].map(([id, sums]) => {
      const steps = new Map(sums.map(({ breakerId, stepMs, ...one }) => [stepMs, one]));
      const calls = new Map(sums.map(({ stepMs, calls }) => [stepMs, calls]));
      return [id, { total: sumOf(steps), steps, calls }];
    }),
  );
}

/** The state that each instance came into the window with; most are in it still, and need no look. */
async function movesBefore(
  client: Queryable,
  input: { states: readonly InstanceStateRow[]; moves: readonly MoveRow[]; fromMs: number },
): Promise<MoveRow[]> {
  const { states, moves, fromMs } = input;
  const unchanged = states.filter(({ stateMs }) => stateMs < fromMs);
  const asked = new Map<string, { breakerId: string; instance: string }>();
  for (const { breakerId, instance } of [...states.filter((s) => s.stateMs >= fromMs), ...moves]) {
    asked.set(keyOf({ breakerId, instance }), { breakerId, instance });
  }
  const looked = await readMovesBefore(client, [...asked.values()], fromMs);
  return [
    ...looked,
    // Field by field: a list of breakers makes some hundreds of them.
    ...unchanged.map(
      ({ breakerId, instance, state, stateMs, from, reason, isBySample }): MoveRow => ({
        breakerId,
        instance,
        timeMs: stateMs,
        from,
        to: state,
        reason,
        isBySample,
      }),
    ),
  ];
}

function keyOf({ breakerId, instance }: { breakerId: string; instance: string }): string {
  return `${breakerId} ${instance}`;
}

type Gathered = BreakerInstance & Pick<InstanceModel, 'reported'>;

function gatherInstances(
  states: readonly InstanceStateRow[],
  readings: readonly ReadingRow[],
  moves: readonly MoveRow[],
): Map<string, Gathered[]> {
  const movesOf = new Map<string, MoveRow[]>();
  for (const move of moves) {
    const own = movesOf.get(keyOf(move));
    if (own === undefined) movesOf.set(keyOf(move), [move]);
    else own.push(move);
  }
  const stateOf = new Map(states.map((row) => [keyOf(row), row]));
  const readingOf = new Map(readings.map((row) => [keyOf(row), row]));
  const gathered = new Map<string, Gathered[]>();
  for (const key of new Set([...stateOf.keys(), ...readingOf.keys(), ...movesOf.keys()])) {
    const own = movesOf.get(key) ?? [];
    const reading = readingOf.get(key) ?? null;
    const [breakerId = '', instance = ''] = split(key);
    const one: Gathered = {
      instance: instance === '' ? null : instance,
      moves: own,
      lastMoveMs: stateOf.get(key)?.stateMs ?? latest(own),
      reading,
      reported: reading,
    };
    const list = gathered.get(breakerId);
    if (list === undefined) gathered.set(breakerId, [one]);
    else list.push(one);
  }
  return gathered;
}

function split(key: string): [string, string] {
  const end = key.indexOf(' ');
  return [key.slice(0, end), key.slice(end + 1)];
}

function latest(moves: readonly MoveRow[]): number | null {
  return moves.reduce<number | null>(
    (last, { timeMs }) => (last === null ? timeMs : Math.max(last, timeMs)),
    null,
  );
}

function timelines(
  instances: readonly Gathered[],
  known: TimeWindow,
  window: TimeWindow,
): InstanceModel[] {
  const newestMs = Math.max(
    ...instances.map((one) => heardOf(one, Number.NEGATIVE_INFINITY).heardMs ?? 0),
  );
  return instances.map((one) => {
    const { heardMs, knownUntilMs } = heardOf(one, newestMs);
    const spans = instanceTimeline(one.moves, known, knownUntilMs);
    const cut = { state: null, sinceMs: null, reason: null, isInferred: false, isDoubtful: false };
    const timeline =
      known.fromMs > window.fromMs
        ? [{ ...cut, fromMs: window.fromMs, toMs: known.fromMs }, ...spans]
        : spans;
    const { instance, moves, lastMoveMs, reading, reported } = one;
    return { instance, moves, lastMoveMs, reading, reported, heardMs, timeline };
  });
}
