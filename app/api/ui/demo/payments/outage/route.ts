import { breakPayments } from '@/server/demo/break-payments';
import { mendPayments } from '@/server/demo/mend-payments';
import { withProject } from '@/server/web/with-project';

export const PUT = withProject({ role: 'editor' }, async ({ ctx }) => {
  await breakPayments({ ctx });
  return new Response(null, { status: 204 });
});

export const DELETE = withProject({ role: 'editor' }, async ({ ctx }) => {
  await mendPayments({ ctx });
  return new Response(null, { status: 204 });
});
