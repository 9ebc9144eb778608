import { contactOrderSchema } from '@/domain/notifications/contact-schemas';
import { orderContactMethods } from '@/server/contacts/change-contact-methods';
import { withSession } from '@/server/web/with-session';

export const PUT = withSession({ body: contactOrderSchema }, async ({ ctx, session, body }) => {
  await orderContactMethods({ ctx, session, ids: body.ids });
  return new Response(null, { status: 204 });
});
