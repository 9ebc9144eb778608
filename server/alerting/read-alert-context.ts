import type { AlertContext } from '@/domain/alerting/alert-context';
import { ownChangesFirst } from '@/domain/alerting/own-changes-first';
import { formatValue } from '@/domain/logs/query/format-query';
import { log } from '@/server/observability/log';
import { inProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { readRecentChanges } from '../delivery/read-recent-changes';
import { readLogFilter } from '../logs/log-filter';
import { searchLogs } from '../logs/search-logs';
import { readAlertCourse } from './read-alert-course';
import { noAlert } from './read-alerts';
import { writtenRule } from './rules/rule-answer';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MOST_CHANGES = 5;
const LOOKED_THROUGH = 50;
const MOST_ERRORS = 5;
/** What is beside the alert must not hold it up. */
const SEARCH_MS = 1_000;

/** What stands beside an alert. A part that cannot be read is empty: the alert is there all the same. @throws ServiceError not_found */
export async function readAlertContext(projectId: string, id: string): Promise<AlertContext> {
  const alert = await inProject(projectId, (tx) =>
    tx.alert.findUnique({ where: { projectId_id: { projectId, id } }, include: { rule: true } }),
  );
  if (alert === null) throw noAlert();
  const { service, rule, startedAt, resolvedAt, fingerprint } = alert;
  const nowMs = Math.floor(await databaseNow());
  const startedMs = startedAt.getTime();
  const endMs = resolvedAt?.getTime() ?? nowMs;
  const iso = (timeMs: number) => new Date(timeMs).toISOString();
  const around = {
    from: iso(startedMs - 15 * MINUTE_MS),
    to: iso(Math.max(startedMs + MINUTE_MS, Math.min(endMs, startedMs + 45 * MINUTE_MS))),
  };
  const named = service === null ? '' : `service:${formatValue(service)} `;
  const q = `${named}level:>=error`;
  const course = await kept('course', null, async () =>
    readAlertCourse({
      projectId,
      rule: { ...writtenRule(rule), id: rule.id },
      fingerprint,
      startedMs,
      resolvedMs: resolvedAt?.getTime() ?? null,
      nowMs,
    }),
  );
  const changes = await kept('changes', [], async () => {
    const range = { from: iso(startedMs - DAY_MS), to: iso(Math.max(endMs, startedMs) + 1) };
    const of = service === null ? {} : { service };
    const found = await readRecentChanges(projectId, { ...range, ...of, limit: LOOKED_THROUGH });
    const { environment } = alert.labels as Record<string, string>;
    return ownChangesFirst(found.items, environment).slice(0, MOST_CHANGES);
  });
  const errors = await kept('errors', [], async () => {
    const filter = readLogFilter({ q, ...around }, nowMs);
    const found = { projectId, filter, cursor: null, limit: MOST_ERRORS, budgetMs: SEARCH_MS };
    const { events } = await searchLogs(found);
    return events.map(({ id: eventId, time, message, correlationId, traceId }) => ({
      id: eventId,
      time,
      message: message.slice(0, 300),
      trail: correlationId ?? traceId,
    }));
  });
  return { course, changes, errors, logsPath: `logs?${new URLSearchParams({ q, ...around })}` };
}

async function kept<T>(part: string, otherwise: T, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    log.warn('A part of what stands beside an alert could not be read', { error, part });
    return otherwise;
  }
}
