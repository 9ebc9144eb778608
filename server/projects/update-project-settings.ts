import { businessWeekText } from '@/domain/delivery/business-week';
import type { BusinessWeek } from '@/domain/delivery/business-week-schema';
import type { ProjectSettingsInput } from '@/domain/projects/schemas';
import { inProject } from '@/server/db/client';
import { forgetApiKeys } from '../access/api-key-cache';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { env } from '../env';
import { ServiceError } from '../errors';
import { businessColumnsOf, businessWeekOf } from './business-week';

/**
 * Changes how long telemetry is kept, how far back it may be dated, when its people work, and whether the demo
 * simulator runs.
 *
 * @throws ServiceError invalid
 */
export async function updateProjectSettings({
  ctx,
  input,
}: {
  ctx: ProjectContext;
  input: ProjectSettingsInput;
}): Promise<void> {
  const most = env().CANDOR_RETENTION_DAYS;
  if (input.retentionDays !== undefined && input.retentionDays > most)
    throw new ServiceError(
      'invalid',
      `This installation keeps telemetry for ${most} days at most.`,
      {
        hint: 'Whoever runs Candor can raise CANDOR_RETENTION_DAYS.',
        details: [{ path: 'retentionDays', message: `must be at most ${most} days` }],
      },
    );
  await inProject(ctx.projectId, async (tx) => {
    const before = await tx.project.findUniqueOrThrow({ where: { id: ctx.projectId } });
    if (input.simulatorEnabled === true && !before.isDemo)
      throw new ServiceError('invalid', 'Only a demo project has a simulator.');
    const changed = (['retentionDays', 'acceptPastDays', 'simulatorEnabled'] as const).filter(
      (name) => input[name] !== undefined && input[name] !== before[name],
    );
    const weekBefore = businessWeekOf(before);
    const changedOfWeek = changesOfWeek(weekBefore, input.businessHours ?? weekBefore);
    if (changed.length === 0 && changedOfWeek.length === 0) return;
    const after = {
      ...(input.businessHours ? businessColumnsOf(input.businessHours) : {}),
      retentionDays: input.retentionDays ?? before.retentionDays,
      acceptPastDays: input.acceptPastDays ?? before.acceptPastDays,
      simulatorEnabled: input.simulatorEnabled ?? before.simulatorEnabled,
    };
    await tx.project.update({ where: { id: ctx.projectId }, data: after });
    await recordAudit(tx, ctx, {
      action: 'project.update',
      subject: before.name,
      details: Object.fromEntries([
        ...changed.flatMap((name) => [
          [`${name}From`, before[name]],
          [`${name}To`, after[name]],
        ]),
        ...changedOfWeek,
      ]),
    });
  });
  // Keys carry their project's settings; what was changed holds for the next request.
  forgetApiKeys(ctx.projectId);
}

/** What is written down of another business week: the week in words, and its holidays day by day. */
function changesOfWeek(before: BusinessWeek, after: BusinessWeek): [string, string][] {
  const told = {
    businessHours: [businessWeekText(before), businessWeekText(after)],
    holidays: [before.holidays.join(', '), after.holidays.join(', ')],
  } as const;
  return Object.entries(told).flatMap(([name, [from, to]]): [string, string][] =>
    from === to
      ? []
      : [
          [`${name}From`, from],
          [`${name}To`, to],
        ],
  );
}
