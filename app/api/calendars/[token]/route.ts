import { feedParams } from '@/domain/oncall/schemas';
import { readFeed } from '@/server/oncall/schedule-feed';
import { withVisitor } from '@/server/web/with-session';

export const dynamic = 'force-dynamic';

/** A schedule as a calendar that is followed by its secret address. */
export const GET = withVisitor(
  { params: feedParams },
  async ({ params: { token } }) =>
    new Response(await readFeed(token), {
      headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-store' },
    }),
);
