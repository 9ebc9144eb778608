import type { ActedAlertAnswer } from '@/domain/alerting/alert-answers';
import type { SnoozeInput } from '@/domain/alerting/alert-params';
import type { ProjectContext } from '../context';
import { databaseNow } from '../db/database-clock';
import { actOn } from './act-on-alert';

/** Leaves everybody in peace about an alert for a while; then paging goes on. @throws ServiceError not_found */
export async function snoozeAlert({
  ctx,
  id,
  input,
}: {
  ctx: ProjectContext;
  id: string;
  input: SnoozeInput;
}): Promise<ActedAlertAnswer> {
  const nowMs = Math.floor(await databaseNow());
  const untilMs = input.until ?? nowMs + (input.minutes ?? 0) * 60_000;
  return actOn({ ctx, id, action: { kind: 'snooze', untilMs, by: ctx.actor.name } });
}
