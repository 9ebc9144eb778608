import { contactMethodParams, enterCodeSchema } from '@/domain/notifications/contact-schemas';
import { verifyContactMethod } from '@/server/contacts/verify-contact-method';
import { withSession } from '@/server/web/with-session';

export const POST = withSession(
  { params: contactMethodParams, body: enterCodeSchema },
  async ({ ctx, session, params, body }) => {
    await verifyContactMethod({ ctx, session, id: params.methodId, code: body.code });
    return new Response(null, { status: 204 });
  },
);
