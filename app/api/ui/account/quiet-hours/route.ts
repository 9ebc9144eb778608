import { quietHoursSchema } from '@/domain/notifications/contact-schemas';
import { changeQuietHours } from '@/server/contacts/change-quiet-hours';
import { withSession } from '@/server/web/with-session';

export const PUT = withSession({ body: quietHoursSchema }, async ({ ctx, session, body }) => {
  await changeQuietHours({ ctx, session, input: body });
  return new Response(null, { status: 204 });
});
