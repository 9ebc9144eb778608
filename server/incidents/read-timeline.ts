import { earlierStart, type TroubleSign } from '@/domain/incidents/earlier-start';
import { errorBreaks } from '@/domain/incidents/error-breaks';
import { foldBreakerTurns } from '@/domain/incidents/fold-breaker-turns';
import type { Incident, TimelineItem } from '@/domain/incidents/incident-answers';
import { makeTimeline, type TimelineLine } from '@/domain/incidents/timeline';
import { quantityText } from '@/domain/quantities/format-quantity';
import type { ProjectTransaction } from '../db/client';
import {
  readBreakerTurns,
  readErrorsTold,
  readLettersTold,
  type SignalWindow,
} from '../db/sql/incident-signals';
import type { IncidentRow } from './incident-row';
import type { IncidentAlerts } from './read-incident-alerts';
import { deploymentLines } from './read-suspects';

const MINUTE_MS = 60_000;
const BEFORE_MS = 30 * MINUTE_MS;
const AFTER_MS = 15 * MINUTE_MS;
/** What is open for weeks tells the signals of its first days. */
const LONGEST_MS = 3 * 86_400_000;
const ERROR_STEP_MS = 5 * MINUTE_MS;
/** As readLettersTold puts them together. */
const LETTERS_STEP_MS = 10 * MINUTE_MS;
const MOST = 500;

/** From half an hour before it began until a quarter of an hour after it ended. */
export function signalWindowOf(
  row: Pick<IncidentRow, 'startedAt' | 'resolvedAt' | 'services'>,
  nowMs: number,
): SignalWindow {
  const startedMs = row.startedAt.getTime();
  const endMs = row.resolvedAt === null ? nowMs : row.resolvedAt.getTime() + AFTER_MS;
  return {
    from: new Date(startedMs - BEFORE_MS),
    to: new Date(Math.max(startedMs, Math.min(endMs, startedMs + LONGEST_MS))),
    services: row.services,
  };
}

interface Asked {
  row: IncidentRow;
  /** Its own, and those of what was merged into it. */
  incidentIds: readonly string[];
  alerts: IncidentAlerts;
  window: SignalWindow;
}

/** A line, with what it says of trouble. */
type SignalLine = TimelineLine & { sign?: Omit<TroubleSign, 'item' | 'atMs'> };

export interface ReadTimeline {
  timeline: TimelineItem[];
  /** The first sign of the trouble where it is earlier than the incident is said to have begun. */
  earlierStart: Incident['earlierStart'];
}

/** What the signals tell of an incident's services while it lasted, and what people added, by their original times. */
export async function readTimeline(tx: ProjectTransaction, asked: Asked): Promise<ReadTimeline> {
  const { row, incidentIds, window } = asked;
  const { projectId } = row;
  const where = { projectId, incidentId: { in: [...incidentIds] } };
  const lines: SignalLine[] = [
    ...(await ownLines(tx, where)),
    ...(await alertLines(tx, projectId, asked.alerts)),
    ...(await breakerLines(tx, window)),
    ...(await letterLines(tx, window)),
    ...(await errorLines(tx, window)),
    ...(await deploymentLines(tx, projectId, window)),
  ];
  const edits = await tx.incidentEdit.findMany({ where, orderBy: { id: 'asc' }, take: 5_000 });
  const timeline = makeTimeline(
    lines.map(({ sign: _, ...line }) => line),
    edits.map(({ item, action, text, by, at }) => ({ item, action, text, by, atMs: at.getTime() })),
  );
  const noise = new Set(timeline.flatMap(({ id, isHidden }) => (isHidden ? [id] : [])));
  const signs = [
    ...lines.flatMap(({ id, atMs, text, ref, sign }) =>
      sign === undefined || noise.has(id) ? [] : [{ item: id, atMs, text, ref, ...sign }],
    ),
    ...alertSigns(asked.alerts),
  ];
  const first = earlierStart(signs, row.startedAt.getTime());
  return {
    timeline,
    earlierStart: first && {
      at: new Date(first.atMs).toISOString(),
      text: first.text,
      ref: first.ref,
    },
  };
}

/** What an alert waits for before it fires has held since it started. */
function alertSigns({ held }: IncidentAlerts) {
  return held.map(({ id, summary, fromMs, untilMs }) => ({
    item: `alert:${id}`,
    of: `alert:${id}`,
    isTrouble: true,
    atMs: fromMs,
    untilMs,
    text: summary,
    ref: { type: 'alert', id, path: `alerts/${id}` },
  }));
}

async function ownLines(
  tx: ProjectTransaction,
  where: { projectId: string; incidentId: { in: string[] } },
): Promise<TimelineLine[]> {
  const events = await tx.incidentEvent.findMany({ where, orderBy: { id: 'asc' }, take: 2_000 });
  return events.map(({ id, at, kind, text, ref, by }) => ({
    id: `event:${id}`,
    atMs: at.getTime(),
    kind,
    text,
    ref: ref as TimelineItem['ref'],
    by,
  }));
}

async function alertLines(
  tx: ProjectTransaction,
  projectId: string,
  { alerts }: IncidentAlerts,
): Promise<TimelineLine[]> {
  const events = await tx.alertEvent.findMany({
    where: {
      projectId,
      alertId: { in: alerts.map(({ id }) => id) },
      kind: { notIn: ['reviewed', 'again'] },
    },
    orderBy: { id: 'asc' },
    take: MOST,
  });
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  return events.map((event) => {
    const summary = byId.get(event.alertId)?.summary ?? '';
    const isFirst = event.kind === 'fired';
    return {
      id: `alert:${event.id}`,
      atMs: event.at.getTime(),
      kind: isFirst ? 'alert' : event.kind,
      text: isFirst ? event.text : `${event.text} (${summary})`,
      ref: { type: 'alert', id: event.alertId, path: `alerts/${event.alertId}` },
      by: event.by,
    };
  });
}

const STATES: Record<string, string> = {
  open: 'opened',
  closed: 'closed',
  half_open: 'is trying again (half-open)',
};

async function breakerLines(tx: ProjectTransaction, window: SignalWindow): Promise<SignalLine[]> {
  const turns = await readBreakerTurns(tx, window);
  return foldBreakerTurns(turns).map(({ kind, turn, failedTries }) => {
    const named = `Breaker ${turn.name} of ${turn.service}`;
    const tries = failedTries === 1 ? 'one try' : `${failedTries} tries`;
    const did = STATES[turn.toState] ?? `went to ${turn.toState.replaceAll('_', ' ')}`;
    const where = turn.instances > 1 ? ` in ${turn.instances} instances` : '';
    const why = turn.reason === null ? '' : ` (${turn.reason})`;
    const after = failedTries === 0 ? '' : `, after ${tries} in vain`;
    return {
      id: `breaker:${turn.id}:${turn.toState}:${turn.bucket.getTime()}`,
      atMs: turn.at.getTime(),
      kind: 'breaker',
      text:
        kind === 'move'
          ? `${named} ${did}${where}${why}${after}`
          : `${named} is still open after ${tries} in vain${why}`,
      ref: { type: 'breaker', id: turn.id, path: `breakers/${turn.id}` },
      by: null,
      ...(kind === 'move' && (turn.toState === 'open' || turn.toState === 'closed')
        ? { sign: { of: `breaker:${turn.id}`, isTrouble: turn.toState === 'open' } }
        : {}),
    };
  });
}

async function letterLines(tx: ProjectTransaction, window: SignalWindow): Promise<SignalLine[]> {
  const told = await readLettersTold(tx, window);
  return told.map(({ queueId, queue, bucket, at, count, errorType }) => ({
    id: `letters:${queueId}:${bucket.getTime()}`,
    atMs: at.getTime(),
    kind: 'dead_letters',
    text: `${count === 1 ? 'A message' : `${quantityText(count)} messages`} given up in ${queue}${errorType === null ? '' : ` (${errorType})`}, within 10 min`,
    ref: { type: 'queue', id: queueId, path: `queues/${queueId}` },
    by: null,
    sign: {
      of: `letters:${queueId}`,
      isTrouble: true,
      untilMs: bucket.getTime() + 2 * LETTERS_STEP_MS,
    },
  }));
}

async function errorLines(tx: ProjectTransaction, window: SignalWindow): Promise<SignalLine[]> {
  const fromMs = window.from.getTime() - BEFORE_MS;
  const told = await readErrorsTold(tx, { ...window, from: new Date(fromMs) });
  const span = { fromMs, toMs: window.to.getTime(), stepMs: ERROR_STEP_MS };
  const services = [...new Set(told.map(({ service }) => service))];
  return services.flatMap((service) =>
    errorBreaks(
      told
        .filter((row) => row.service === service)
        .map(({ bucket, errors }) => ({ fromMs: bucket.getTime(), errors })),
      span,
    ).map(({ kind, atMs, errors, usual }) => ({
      id: `errors:${service}:${kind}:${atMs}`,
      atMs,
      kind: 'errors',
      text:
        kind === 'rise'
          ? `Error lines of ${service} rise: ${quantityText(errors)} in 5 min, usual are ${quantityText(usual)}`
          : `Error lines of ${service} are back to normal`,
      ref: { type: 'logs', id: service, path: logsPath(service, atMs) },
      by: null,
      sign: {
        of: `errors:${service}`,
        isTrouble: kind === 'rise',
        latestMs: atMs + ERROR_STEP_MS,
      },
    })),
  );
}

function logsPath(service: string, atMs: number): string {
  const search = new URLSearchParams({
    q: `service:${JSON.stringify(service)} level:>=error`,
    from: new Date(atMs - ERROR_STEP_MS).toISOString(),
    to: new Date(atMs + 3 * ERROR_STEP_MS).toISOString(),
  });
  return `logs?${search}`;
}
