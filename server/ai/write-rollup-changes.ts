import {
  changeSketch,
  type RollupChange,
  SKETCHES,
  type SketchName,
} from '@/domain/ai/rollup-changes';
import { decodeSketch, encodeSketch } from '@/domain/statistics/sketch-bytes';
import type { DatabaseClient } from '@/server/db/client';
import {
  AI_ROLLUPS,
  type AiRollup,
  changeRollups,
  type RollupWrite,
  readRollupSketches,
  type SketchBytes,
  tableOf,
} from '@/server/db/sql/ai-rollups';

/** Adds changes to the hour and day roll-ups and their cuts; nobody else may be writing the project's at the same time. */
export async function writeRollupChanges(
  client: DatabaseClient,
  projectId: string,
  changes: readonly RollupChange[],
): Promise<void> {
  for (const table of AI_ROLLUPS) {
    const own = changes.filter(
      ({ key, ...change }) => tableOf(key) === table && saysSomething(change),
    );
    const sketched = own.filter(touchesSketch);
    const known = await knownSketches(client, table, projectId, sketched);
    const writes = own.map((change): RollupWrite => {
      const before = known.get(change);
      return {
        change,
        sketches: {
          latency: sketchAfter(change, 'latency', before),
          firstToken: sketchAfter(change, 'firstToken', before),
          retrieval: sketchAfter(change, 'retrieval', before),
        },
      };
    });
    await changeRollups(client, table, projectId, writes);
  }
}

function saysSomething(change: Omit<RollupChange, 'key'>): boolean {
  return touchesSketch(change) || Object.values(change.tally).some((sum) => sum !== 0);
}

function touchesSketch({ added, removed }: Omit<RollupChange, 'key'>): boolean {
  return SKETCHES.some((name) => added[name].length + removed[name].length > 0);
}

async function knownSketches(
  client: DatabaseClient,
  table: AiRollup,
  projectId: string,
  changes: readonly RollupChange[],
): Promise<Map<RollupChange, SketchBytes>> {
  if (changes.length === 0) return new Map();
  const keys = changes.map(({ key }) => key);
  const rows = await readRollupSketches(client, table, projectId, keys);
  return new Map(rows.flatMap((row, i) => (changes[i] === undefined ? [] : [[changes[i], row]])));
}

function sketchAfter(
  { added, removed }: RollupChange,
  name: SketchName,
  before: SketchBytes | undefined,
): Uint8Array | null {
  if (added[name].length + removed[name].length === 0) return null;
  const bytes = before?.[name] ?? null;
  const known = bytes === null ? null : decodeSketch(bytes);
  return encodeSketch(changeSketch(known, { added: added[name], removed: removed[name] }));
}
