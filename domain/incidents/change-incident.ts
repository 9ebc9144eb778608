import { FACTOR_KINDS, type FactorKind, factorsText } from './factors';
import {
  type IncidentSeverity,
  type IncidentStatus,
  SEVERITY_MEANINGS,
  STATUS_MEANINGS,
} from './incident-words';
import type { IncidentPatch } from './schemas';

/** What of an incident can be changed. */
export interface IncidentFields {
  title: string;
  severity: IncidentSeverity;
  status: IncidentStatus;
  impact: string | null;
  services: readonly string[];
  factors: readonly FactorKind[];
  environment: string | null;
  channelUrl: string | null;
  startedMs: number;
  detectedMs: number | null;
  acknowledgedMs: number | null;
  mitigatedMs: number | null;
  resolvedMs: number | null;
}

/** A line of the timeline that a change writes. */
export interface ChangeEvent {
  kind: 'status' | 'reopened' | 'severity' | 'changed';
  text: string;
}

export type ChangeOutcome =
  | { kind: 'changed'; next: IncidentFields; events: ChangeEvent[] }
  | { kind: 'same' }
  | { kind: 'impossible'; path: string; message: string };

const AHEAD_MS = 60_000;

const TIMES = [
  { path: 'startedAt', field: 'startedMs', word: 'began' },
  { path: 'detectedAt', field: 'detectedMs', word: 'was detected' },
  { path: 'acknowledgedAt', field: 'acknowledgedMs', word: 'was acknowledged' },
  { path: 'mitigatedAt', field: 'mitigatedMs', word: 'was mitigated' },
  { path: 'resolvedAt', field: 'resolvedMs', word: 'was resolved' },
] as const;

/**
 * An incident after a change, and what the timeline says of it. A status sets the times that belong to it: monitoring is
 * when customers were well again, resolved when it was over; going back takes them away.
 */
export function changeIncident(
  before: IncidentFields,
  patch: IncidentPatch,
  nowMs: number,
): ChangeOutcome {
  const status = patch.status ?? before.status;
  const next: IncidentFields = {
    ...before,
    ...timesOfStatus(before, status, nowMs),
    status,
    title: patch.title ?? before.title,
    severity: patch.severity ?? before.severity,
    services: patch.services ?? before.services,
    factors: FACTOR_KINDS.filter((kind) => (patch.factors ?? before.factors).includes(kind)),
    impact: said(patch.impact, before.impact),
    environment: said(patch.environment, before.environment),
    channelUrl: said(patch.channelUrl, before.channelUrl),
  };
  for (const { path, field } of TIMES) {
    const told = patch[path];
    if (told !== undefined) Object.assign(next, { [field]: told });
  }
  const problem = problemOf(next, patch, nowMs);
  if (problem !== null) return { kind: 'impossible', ...problem };
  const events = eventsOf(before, next, patch);
  return events.length === 0 ? { kind: 'same' } : { kind: 'changed', next, events };
}

function said(given: string | null | undefined, before: string | null): string | null {
  if (given === undefined) return before;
  return given === '' ? null : given;
}

function timesOfStatus(before: IncidentFields, status: IncidentStatus, nowMs: number) {
  if (status === before.status) return {};
  switch (status) {
    case 'resolved':
      return { mitigatedMs: before.mitigatedMs ?? nowMs, resolvedMs: nowMs };
    case 'monitoring':
      return { mitigatedMs: before.mitigatedMs ?? nowMs, resolvedMs: null };
    default:
      return { mitigatedMs: null, resolvedMs: null };
  }
}

function problemOf(next: IncidentFields, patch: IncidentPatch, nowMs: number) {
  const touched = TIMES.some(({ path }) => patch[path] !== undefined);
  if (!touched) return null;
  for (const { path, field, word } of TIMES) {
    const ms = next[field];
    if (ms === null) continue;
    if (ms > nowMs + AHEAD_MS) return { path, message: `It ${word} in the future, says ${path}.` };
    if (ms < next.startedMs) return { path, message: `It ${word} before it began, says ${path}.` };
  }
  if (patch.resolvedAt !== undefined && (next.resolvedMs === null) !== (next.status !== 'resolved'))
    return {
      path: 'resolvedAt',
      message: 'An incident has an end when its status is resolved, and none before.',
    };
  return null;
}

function eventsOf(
  before: IncidentFields,
  next: IncidentFields,
  patch: IncidentPatch,
): ChangeEvent[] {
  const events: ChangeEvent[] = [];
  if (next.severity !== before.severity)
    events.push({
      kind: 'severity',
      text: `Severity ${before.severity} → ${next.severity} (${SEVERITY_MEANINGS[next.severity].word})`,
    });
  if (next.status !== before.status) {
    const { word, means } = STATUS_MEANINGS[next.status];
    events.push(
      before.status === 'resolved'
        ? { kind: 'reopened', text: `Reopened: ${word}, ${means}` }
        : { kind: 'status', text: `${word}: ${means}` },
    );
  }
  if (next.title !== before.title)
    events.push({ kind: 'changed', text: `Title is now “${next.title}”` });
  if (next.services.join('\n') !== before.services.join('\n'))
    events.push({
      kind: 'changed',
      text: `Services: ${next.services.join(', ') || 'none named'}`,
    });
  if (next.factors.join() !== before.factors.join())
    events.push({
      kind: 'changed',
      text: `Made possible by: ${factorsText(next.factors) || 'not known any more'}`,
    });
  if (next.environment !== before.environment)
    events.push({ kind: 'changed', text: `Environment: ${next.environment ?? 'not told'}` });
  if (next.impact !== before.impact)
    events.push({
      kind: 'changed',
      text: next.impact === null ? 'Impact: not known any more' : `Impact: ${next.impact}`,
    });
  if (next.channelUrl !== before.channelUrl)
    events.push({
      kind: 'changed',
      text: next.channelUrl === null ? 'The channel is closed' : 'The channel is open',
    });
  for (const { path, field, word } of TIMES) {
    if (patch[path] === undefined || next[field] === before[field]) continue;
    const ms = next[field];
    const text =
      ms === null
        ? `Not known any more: when it ${word}`
        : `It ${word} ${new Date(ms).toISOString()}`;
    events.push({ kind: 'changed', text });
  }
  return events;
}
