import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { demoEvents } from '@/domain/demo/demo-events';
import { MINUTE_MS } from '@/domain/demo/story-times';
import { browserLaunchOptions } from '@/e2e/fixtures/browser';
import { step } from './step.mjs';
import { startProduct } from './testing/product';

/**
 * `npm run screenshots`: takes the pictures of the README and the guides into docs/images, of a product of its own with
 * the demo in it. `npm run screenshots -- logs trail` takes only those whose names begin so.
 */

const FOLDER = 'docs/images';
const SECRET = 'a secret for pictures alone, of no use elsewhere';
const DESKTOP = { width: 1360, height: 850 };
const PHONE = { width: 360, height: 740 };
const SHOWN_WITHIN_MS = 30_000;

type Theme = 'light' | 'dark';

interface Picture {
  name: string;
  themes: Theme[];
  viewport?: { width: number; height: number };
  /** Goes to the place and brings it into the state to be shown. */
  show: (page: Page) => Promise<void>;
}

interface Story {
  slug: string;
  anchorMs: number;
  /** The trail of an order that went through the dead-letter queue. */
  deadLetter: string;
}

function picturesOf({ slug, anchorMs, deadLetter }: Story): Picture[] {
  const home = `/p/${slug}`;
  const at = (beforeMs: number) => new Date(anchorMs - beforeMs).toISOString();
  // From before the bad release until just after its roll-back.
  const range = { from: at(170 * MINUTE_MS), to: at(56 * MINUTE_MS) };
  const logs = (q: string) => `${home}/logs?${new URLSearchParams({ ...range, q })}`;
  const troubled = 'env:production level:>=warn';
  const lines = (page: Page) => page.getByText(/Capture of order|Connection pool|Circuit breaker/);
  const seen = (name: string, path: string, text: string | RegExp): Picture => ({
    name,
    themes: ['light', 'dark'],
    async show(page) {
      await page.goto(`${home}${path}`);
      await page.getByText(text).filter({ visible: true }).first().waitFor();
    },
  });
  return [
    seen('overview', '', 'Cause and consequence'),
    seen('services', '/services', 'payments'),
    seen('queues', '/queues', 'payments.capture.dlq'),
    seen('breakers', '/breakers', /northbank/),
    seen('ai', '/ai', 'gift-finder'),
    seen('delivery', '/delivery', 'Change fail rate'),
    seen('alerts', '/alerts', /Acceptance|Dead letters|Breaker|No alert/i),
    {
      name: 'overview-phone',
      themes: ['light'],
      viewport: PHONE,
      async show(page) {
        await page.goto(home);
        await page.getByText('Cause and consequence').waitFor();
      },
    },
    {
      name: 'logs',
      themes: ['light', 'dark'],
      async show(page) {
        await page.goto(logs(troubled));
        await lines(page).first().waitFor();
      },
    },
    {
      name: 'log-line',
      themes: ['light'],
      async show(page) {
        await page.goto(logs('service:payments "given up after"'));
        await page.getByText('given up after').first().click();
      },
    },
    {
      name: 'logs-phone',
      themes: ['light'],
      viewport: PHONE,
      async show(page) {
        await page.goto(logs(troubled));
        await lines(page).first().waitFor();
      },
    },
    {
      name: 'trail',
      themes: ['light', 'dark'],
      async show(page) {
        await page.goto(`${home}/trails/${deadLetter}`);
        await page.getByText('given up after').first().waitFor();
      },
    },
    {
      name: 'connect',
      themes: ['light'],
      show: async (page) => {
        await page.goto(`${home}/connect`);
      },
    },
    {
      name: 'doctor',
      themes: ['light'],
      show: async (page) => {
        await page.goto(`${home}/ingest`);
      },
    },
  ];
}

async function takePicture(
  browser: Browser,
  origin: string,
  cookies: Awaited<ReturnType<typeof signIn>>,
  picture: Picture,
  theme: Theme,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: picture.viewport ?? DESKTOP,
    deviceScaleFactor: 1.5,
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-GB',
    storageState: cookies,
  });
  context.setDefaultTimeout(SHOWN_WITHIN_MS);
  const page = await context.newPage();
  await picture.show(page);
  // Nothing is shown half: all answers in, all fonts there.
  const halfShown = page
    .locator('[aria-busy="true"], div.animate-breathe')
    .filter({ visible: true });
  await halfShown.first().waitFor({ state: 'hidden' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const suffix = picture.themes.length > 1 ? `-${theme}` : '';
  await page.screenshot({ path: path.join(FOLDER, `${picture.name}${suffix}.png`) });
  await context.close();
}

async function signIn(browser: Browser, origin: string, link: string) {
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  await page.goto(link);
  const button = page.getByRole('button', { name: /sign in/i });
  if (page.url().includes('/sign-in')) await button.click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Fills the demo and answers what the pictures need to know of it. */
async function tellStory(origin: string): Promise<Story & { signInLink: string }> {
  // Read after the product was built, since they need the generated database client.
  const { seedDemo } = await import('@/server/demo/seed-demo');
  const { DEMO_SEED, findDemoProject } = await import('@/server/demo/demo-project');
  const { ensureDemoOwner } = await import('@/server/access/ensure-demo-owner');
  const { issueOneTimeSignIn } = await import('@/server/access/issue-one-time-sign-in');
  const { closeConnections } = await import('@/server/db/client');
  try {
    const { slug } = await seedDemo({ baseUrl: origin });
    const project = await findDemoProject();
    const owner = await ensureDemoOwner();
    if (project === null || owner === null) throw new Error('The demo project was not made.');
    const { anchorMs } = project;
    const window = { fromMs: anchorMs - 100 * MINUTE_MS, toMs: anchorMs };
    let deadLetter: string | undefined;
    for (const { message, correlationId } of demoEvents({ seed: DEMO_SEED, anchorMs, ...window })) {
      if (deadLetter === undefined && message.includes('given up after'))
        deadLetter = correlationId;
    }
    if (deadLetter === undefined) throw new Error('The story has no dead letter.');
    const { path: signInLink } = await issueOneTimeSignIn(owner.id);
    return { slug, anchorMs, deadLetter, signInLink };
  } finally {
    await closeConnections();
  }
}

const wanted = process.argv.slice(2);
mkdirSync(FOLDER, { recursive: true });
const product = await startProduct({ worker: true, settings: { CANDOR_SECRET: SECRET } });
try {
  Object.assign(process.env, { DATABASE_URL: product.databaseUrl, CANDOR_SECRET: SECRET });
  let story: Awaited<ReturnType<typeof tellStory>> | undefined;
  await step('Demo project', async () => {
    story = await tellStory(product.origin);
  });
  if (story === undefined) throw new Error('unreachable: the step above throws or tells');
  const browser = await chromium.launch(await browserLaunchOptions());
  const state = await signIn(browser, product.origin, story.signInLink);
  for (const picture of picturesOf(story)) {
    if (wanted.length > 0 && !wanted.some((name) => picture.name.startsWith(name))) continue;
    for (const theme of picture.themes) {
      await step(`${picture.name}, ${theme}`, () =>
        takePicture(browser, product.origin, state, picture, theme),
      );
    }
  }
  await browser.close();
} finally {
  await product.stop();
}
