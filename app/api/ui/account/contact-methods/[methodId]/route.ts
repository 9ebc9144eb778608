import {
  changeContactMethodSchema,
  contactMethodParams,
} from '@/domain/notifications/contact-schemas';
import { changeContactMethod, removeContactMethod } from '@/server/contacts/change-contact-methods';
import { withSession } from '@/server/web/with-session';

export const PATCH = withSession(
  { params: contactMethodParams, body: changeContactMethodSchema },
  async ({ ctx, session, params, body }) => {
    await changeContactMethod({ ctx, session, id: params.methodId, input: body });
    return new Response(null, { status: 204 });
  },
);

export const DELETE = withSession(
  { params: contactMethodParams },
  async ({ ctx, session, params }) => {
    await removeContactMethod({ ctx, session, id: params.methodId });
    return new Response(null, { status: 204 });
  },
);
