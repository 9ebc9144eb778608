import { contactMethodParams } from '@/domain/notifications/contact-schemas';
import { sendCodeAgain } from '@/server/contacts/send-code-again';
import { withSession } from '@/server/web/with-session';

/** Sends another code to what is not proved yet. */
export const POST = withSession(
  { params: contactMethodParams },
  async ({ ctx, session, params }) => {
    await sendCodeAgain({ ctx, session, id: params.methodId });
    return new Response(null, { status: 204 });
  },
);
