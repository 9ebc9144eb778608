import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import {
  type LearnedGroup,
  packGroups,
  unpackGroups,
} from '@/domain/alerting/baseline/learned-groups';
import { log } from '@/server/observability/log';
import { systemPool } from '../../db/client';
import { readBaseline, type StoredBaseline, storeBaselines } from '../../db/sql/baseline-memory';
import type { DueRule } from '../due-rule';
import type { BaselineMemory } from './baseline-memory';
import type { SignalReading } from './signal-reading';

const squeeze = promisify(deflate);
const unsqueeze = promisify(inflate);
/** More saves little and takes some times as long. */
const LEVEL = { level: 1 };

/** A memory as a row; as it is at this moment, whatever is learned while it is made smaller. */
export async function writtenMemory(memory: BaselineMemory): Promise<StoredBaseline> {
  const { revision, stepMs, readUntilMs, forgottenMs } = memory;
  const groups = new Map<string, LearnedGroup>();
  for (const [key, { detector, ...learned }] of memory.groups)
    if (detector !== null) groups.set(key, { ...learned, detector });
  const state = await squeeze(packGroups(groups), LEVEL);
  return { revision, stepMs, learnedUntilMs: readUntilMs, forgetAtMs: forgottenMs, state };
}

/** A memory as it was at a moment, by its rule's id. */
export interface WrittenMemory {
  ruleId: string;
  memory: BaselineMemory;
  row: StoredBaseline;
}

/** Puts them into the database in one statement. */
export async function storeMemories(written: readonly WrittenMemory[]): Promise<void> {
  const rows = written.map(({ ruleId, memory: { projectId }, row }) => ({
    projectId,
    ruleId,
    ...row,
  }));
  await storeBaselines(systemPool(), rows);
  for (const { memory, row } of written) {
    memory.storedUntilMs = row.learnedUntilMs;
    memory.failures = 0;
  }
}

/** What another process, or this one before it was started anew, has written down of a rule; null where that is of no use. */
export async function readMemory(
  { client, nowMs }: Pick<SignalReading, 'client' | 'nowMs'>,
  { id, projectId, revision }: DueRule,
): Promise<BaselineMemory | null> {
  const row = await readBaseline(client, id);
  if (row === null || row.revision !== revision) return null;
  const groups = await groupsOf(row.state);
  if (groups === null) {
    log.info('What was kept of a baseline cannot be read; it is learned anew', { rule: id });
    return null;
  }
  return {
    projectId,
    revision,
    stepMs: row.stepMs,
    readUntilMs: row.learnedUntilMs,
    forgottenMs: row.forgetAtMs,
    judgedMs: nowMs,
    isKept: true,
    groups,
    learning: null,
    storedUntilMs: row.learnedUntilMs,
    failures: 0,
  };
}

/** Null for what is damaged, which its checksum tells, or of another version. */
async function groupsOf(state: Uint8Array): Promise<Map<string, LearnedGroup> | null> {
  const bytes = await unsqueeze(state).catch(() => null);
  return bytes === null ? null : unpackGroups(bytes);
}
