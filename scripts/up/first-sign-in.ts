import { DEMO_OWNER_EMAIL, ensureDemoOwner } from '@/server/access/ensure-demo-owner';
import { issueOneTimeSignIn } from '@/server/access/issue-one-time-sign-in';
import { closeConnections, db } from '@/server/db/client';
import { seedDemo } from '@/server/demo/seed-demo';

const MINUTES = 60;

/** Fills the demo project through the running product, unless that was done; a remark on it. */
export async function fillDemo({
  baseUrl,
  stop,
  report,
}: {
  baseUrl: string;
  stop: AbortSignal;
  report: (progress: string) => void;
}): Promise<string> {
  const { slug, sent } = await seedDemo({
    baseUrl,
    signal: stop,
    onProgress: ({ share }) => report(`${Math.floor(share * 100)}%`),
  });
  return sent === 0 ? `/p/${slug}` : `/p/${slug}, ${sent.toLocaleString('en')} records`;
}

/** What to tell about the way in: a link for the demo owner, the set-up page, or the sign-in page. */
export async function signInAddress(address: string): Promise<string> {
  try {
    const people = await db().user.findMany({ select: { email: true }, take: 1 });
    if (people.length === 0) return `Make the first account: ${address}/set-up`;
    const demoOwner = await db().user.findUnique({ where: { email: DEMO_OWNER_EMAIL } });
    const owner = demoOwner === null ? null : await ensureDemoOwner();
    if (owner === null) return `Sign in: ${address}/sign-in`;
    const { path } = await issueOneTimeSignIn(owner.id, { minutes: MINUTES });
    return `Sign in as ${owner.email}, once within ${MINUTES} minutes: ${address}${path}`;
  } finally {
    await closeConnections();
  }
}
