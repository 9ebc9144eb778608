import { addContactMethodSchema } from '@/domain/notifications/contact-schemas';
import { addContactMethod } from '@/server/contacts/add-contact-method';
import { listContactMethods } from '@/server/contacts/list-contact-methods';
import { withSession } from '@/server/web/with-session';

/** How the signed-in person is reached, and how the last messages went. */
export const GET = withSession({}, async ({ session }) =>
  Response.json(await listContactMethods(session)),
);

export const POST = withSession({ body: addContactMethodSchema }, async ({ ctx, session, body }) =>
  Response.json(await addContactMethod({ ctx, session, input: body }), { status: 201 }),
);
