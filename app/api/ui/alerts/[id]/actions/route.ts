import { type AlertActionInput, alertActionSchema } from '@/domain/alerting/alert-action-schema';
import type { ActedAlertAnswer } from '@/domain/alerting/alert-answers';
import { alertIdParams } from '@/domain/alerting/alert-params';
import { actOn, reviewAlert } from '@/server/alerting/act-on-alert';
import { snoozeAlert } from '@/server/alerting/snooze-alert';
import type { ProjectContext } from '@/server/context';
import { withProject } from '@/server/web/with-project';

export const POST = withProject(
  { role: 'responder', params: alertIdParams, body: alertActionSchema },
  async ({ ctx, params, body }) => Response.json(await act(ctx, params.id, body)),
);

function act(ctx: ProjectContext, id: string, input: AlertActionInput): Promise<ActedAlertAnswer> {
  switch (input.action) {
    case 'acknowledge':
      return actOn({ ctx, id, action: { kind: 'acknowledge', by: ctx.actor.name } });
    case 'snooze':
      return snoozeAlert({ ctx, id, input: { minutes: input.minutes } });
    case 'review':
      return reviewAlert({ ctx, id, review: input.review });
    default:
      return actOn({ ctx, id, action: { kind: input.action } });
  }
}
