import { MINUTE_MS } from '@/domain/demo/story-times';

/** What the pictures need to know of the demo project. */
export interface Story {
  slug: string;
  anchorMs: number;
  signInLink: string;
  /** The trail of an order whose receipt was lost. */
  lostReceipt: string;
  /** The alert that waits for somebody. */
  alertId: string;
  incidentNumber: number;
  postmortemId: string;
}

/** Fills the demo of a product that runs at `origin`, waits for its alert, and answers what there is. */
export async function tellStory(origin: string): Promise<Story> {
  // Read after the product was built, since they need the generated database client.
  const { seedDemo } = await import('@/server/demo/seed-demo');
  const { DEMO_SEED, findDemoProject } = await import('@/server/demo/demo-project');
  const { demoEvents } = await import('@/domain/demo/demo-events');
  const { ensureDemoOwner } = await import('@/server/access/ensure-demo-owner');
  const { issueOneTimeSignIn } = await import('@/server/access/issue-one-time-sign-in');
  const { closeConnections, db } = await import('@/server/db/client');
  try {
    const { slug } = await seedDemo({ baseUrl: origin });
    const project = await findDemoProject();
    const owner = await ensureDemoOwner();
    if (project === null || owner === null) throw new Error('The demo project was not made.');
    const { id: projectId, anchorMs } = project;
    const window = { fromMs: anchorMs - 100 * MINUTE_MS, toMs: anchorMs };
    const letter = [...demoEvents({ seed: DEMO_SEED, anchorMs, ...window })].find(({ message }) =>
      message.startsWith('Receipt of order'),
    );
    if (letter?.correlationId === undefined) throw new Error('The story has no lost receipt.');
    const incident = await db().incident.findFirstOrThrow({ where: { projectId } });
    const postmortem = await db().postmortem.findFirstOrThrow({ where: { projectId } });
    const { path: signInLink } = await issueOneTimeSignIn(owner.id);
    const findAlert = () =>
      db().alert.findFirst({
        where: { projectId, state: 'firing', service: 'notifications' },
        orderBy: { startedAt: 'desc' },
      });
    return {
      slug,
      anchorMs,
      signInLink,
      lostReceipt: letter.correlationId,
      alertId: (await untilFound(findAlert)).id,
      incidentNumber: incident.number,
      postmortemId: postmortem.id,
    };
  } finally {
    await closeConnections();
  }
}

const PATIENCE_MS = 60_000;

async function untilFound<T>(find: () => Promise<T | null>): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await find();
    if (found !== null) return found;
    if (performance.now() > giveUpAt) throw new Error('No alert of the demo fires.');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
