import { mergeFailures } from './dead-letter-age';
import type { DeadLetter } from './queue-sample';

/** What of a dead letter that was told before matters when it is told again. */
export interface KnownLetter {
  letter: DeadLetter;
  groupKey: string;
  isOpen: boolean;
}

/** What is to be added to what is kept of a group. */
export interface GroupChange {
  key: string;
  /** Its newest letter among these. */
  sample: DeadLetter;
  added: number;
  opened: number;
  oldestOpenMs: number;
  firstFailedMs: number;
  lastFailedMs: number;
}

export interface LetterChanges {
  /** As they are to be kept, by message. */
  letters: Map<string, KnownLetter>;
  /** Of each group that got a letter, or that lost its newest news to a later failure. */
  groups: Map<string, GroupChange>;
  /** Groups that letters have left, whose figures are to be counted anew. */
  left: Set<string>;
  /** When messages became dead letters that nobody had told of. */
  deaths: number[];
}

/** Groups of one queue; the letters past them are together, so that an id in an error cannot make groups without end. */
export const MOST_GROUPS = 500;
export const OTHER_ERRORS = '__other__';

/** What a group is known by within its queue. */
export function groupKeyOf(fingerprint: string, producerVersion: string | null): string {
  return fingerprint === OTHER_ERRORS
    ? OTHER_ERRORS
    : JSON.stringify([fingerprint, producerVersion]);
}

/**
 * What letters of one queue change, where `known` has those told before. A letter told twice stays one, with its true
 * first failure; one that fails again after it was handled is open again; one that fails differently changes its group.
 */
export function groupDeadLetters(
  told: readonly DeadLetter[],
  known: ReadonlyMap<string, KnownLetter>,
  groupKeys: ReadonlySet<string>,
): LetterChanges {
  const changes: LetterChanges = {
    letters: new Map(),
    groups: new Map(),
    left: new Set(),
    deaths: [],
  };
  const keys = new Set(groupKeys);
  for (const seen of told) {
    const before = changes.letters.get(seen.messageId) ?? known.get(seen.messageId);
    const letter = before === undefined ? seen : merge(before.letter, seen);
    const groupKey = admit(keys, letter);
    const failsAgain = before === undefined || seen.timeMs > before.letter.timeMs;
    const isOpen = before === undefined || before.isOpen || failsAgain;
    changes.letters.set(seen.messageId, { letter, groupKey, isOpen });
    const moved = before !== undefined && before.groupKey !== groupKey;
    if (moved) changes.left.add(before.groupKey);
    noteIn(changes.groups, groupKey, letter, {
      added: before === undefined || moved ? 1 : 0,
      opened: isOpen && (before?.isOpen !== true || moved) ? 1 : 0,
      isOpen,
    });
    if (before === undefined) changes.deaths.push(letter.timeMs);
  }
  return changes;
}

/** What was told before and not again, such as the version of the producer, is still so. */
function merge(known: DeadLetter, seen: DeadLetter): DeadLetter {
  const merged = mergeFailures(known, seen);
  const other = merged.timeMs === seen.timeMs && seen.timeMs >= known.timeMs ? known : seen;
  return {
    ...merged,
    queue: seen.queue,
    system: seen.system,
    environment: seen.environment,
    service: merged.service ?? other.service,
    correlationId: merged.correlationId ?? other.correlationId,
    traceId: merged.traceId ?? other.traceId,
    tenant: merged.tenant ?? other.tenant,
    producerVersion: merged.producerVersion ?? other.producerVersion,
    payload: merged.payload ?? other.payload,
  };
}

function admit(keys: Set<string>, letter: DeadLetter): string {
  const key = groupKeyOf(letter.fingerprint, letter.producerVersion);
  if (keys.has(key)) return key;
  if (keys.size >= MOST_GROUPS) return OTHER_ERRORS;
  keys.add(key);
  return key;
}

function noteIn(
  groups: Map<string, GroupChange>,
  key: string,
  letter: DeadLetter,
  { added, opened, isOpen }: { added: number; opened: number; isOpen: boolean },
): void {
  const firstMs = letter.firstFailedMs ?? letter.timeMs;
  const openMs = isOpen ? firstMs : Number.POSITIVE_INFINITY;
  const change = groups.get(key);
  if (change === undefined) {
    const times = { oldestOpenMs: openMs, firstFailedMs: firstMs, lastFailedMs: letter.timeMs };
    groups.set(key, { key, sample: letter, added, opened, ...times });
    return;
  }
  change.added += added;
  change.opened += opened;
  change.oldestOpenMs = Math.min(change.oldestOpenMs, openMs);
  change.firstFailedMs = Math.min(change.firstFailedMs, firstMs);
  if (letter.timeMs < change.lastFailedMs) return;
  change.lastFailedMs = letter.timeMs;
  change.sample = letter;
}
