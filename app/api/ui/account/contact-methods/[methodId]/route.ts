import { contactMethodParams } from '@/domain/notifications/contact-schemas';
import { removeContactMethod } from '@/server/contacts/change-contact-methods';
import { withSession } from '@/server/web/with-session';

export const DELETE = withSession(
  { params: contactMethodParams },
  async ({ ctx, session, params }) => {
    await removeContactMethod({ ctx, session, id: params.methodId });
    return new Response(null, { status: 204 });
  },
);
