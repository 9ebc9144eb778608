import { contactMethodParams } from '@/domain/notifications/contact-schemas';
import { testContactMethod } from '@/server/contacts/test-contact-method';
import { withSession } from '@/server/web/with-session';

/** Sends a test message through the outbox; the method's deliveries tell how it went. */
export const POST = withSession(
  { params: contactMethodParams },
  async ({ ctx, session, params }) => {
    await testContactMethod({ ctx, session, id: params.methodId });
    return new Response(null, { status: 204 });
  },
);
