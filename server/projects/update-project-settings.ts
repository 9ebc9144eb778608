import { businessWeekText } from '@/domain/delivery/business-week';
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
    const weekBefore = businessWeekText(businessWeekOf(before));
    const weekAfter = input.businessHours ? businessWeekText(input.businessHours) : weekBefore;
    const isOtherWeek = weekAfter !== weekBefore;
    if (changed.length === 0 && !isOtherWeek) return;
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
        ...(isOtherWeek
          ? [
              ['businessHoursFrom', weekBefore],
              ['businessHoursTo', weekAfter],
            ]
          : []),
      ]),
    });
  });
  // Keys carry their project's settings; what was changed holds for the next request.
  forgetApiKeys(ctx.projectId);
}
