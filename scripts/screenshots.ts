import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { browserLaunchOptions } from '@/e2e/fixtures/browser';
import { asWebp } from './pictures/as-webp';
import { type Picture, picturesOf, type Theme } from './pictures/pictures';
import { type Story, tellStory } from './pictures/story';
import { step } from './step.mjs';
import { startProduct } from './testing/product';

/**
 * `npm run screenshots`: takes the pictures of the README and the guides into docs/images, of a product of its own with
 * the demo in it. `npm run screenshots -- logs trail` takes only those whose names begin so.
 */

const FOLDER = 'docs/images';
const SECRET = 'a secret for pictures alone, of no use elsewhere';
const SHOWN_WITHIN_MS = 30_000;
const MOST_BYTES = 195_000;

interface Camera {
  browser: Browser;
  origin: string;
  session: Awaited<ReturnType<typeof signIn>>;
}

async function takePicture(camera: Camera, picture: Picture, theme: Theme): Promise<string> {
  const { browser, origin, session } = camera;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: picture.viewport,
    deviceScaleFactor: 1.5,
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-GB',
    storageState: session,
  });
  context.setDefaultTimeout(SHOWN_WITHIN_MS);
  const page = await context.newPage();
  await picture.show(page);
  // Nothing is shown half: all answers in, all plots drawn, all fonts there.
  const halfShown = page
    .locator('[aria-busy="true"], [data-plot="awaited"], div.animate-breathe')
    .filter({ visible: true });
  await halfShown.first().waitFor({ state: 'hidden' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const webp = await asWebp(browser, await page.screenshot(), MOST_BYTES);
  await context.close();
  const suffix = picture.themes.length > 1 ? `-${theme}` : '';
  writeFileSync(path.join(FOLDER, `${picture.name}${suffix}.webp`), webp);
  return `${Math.ceil(webp.length / 1000)} kB`;
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

const wanted = process.argv.slice(2);
mkdirSync(FOLDER, { recursive: true });
const product = await startProduct({ worker: true, settings: { CANDOR_SECRET: SECRET } });
try {
  Object.assign(process.env, { DATABASE_URL: product.databaseUrl, CANDOR_SECRET: SECRET });
  let told: Story | undefined;
  await step('Demo project', async () => {
    told = await tellStory(product.origin);
  });
  if (told === undefined) throw new Error('unreachable: the step above throws or tells');
  const browser = await chromium.launch(await browserLaunchOptions());
  const { origin } = product;
  const session = await signIn(browser, origin, told.signInLink);
  for (const picture of picturesOf(told)) {
    if (wanted.length > 0 && !wanted.some((name) => picture.name.startsWith(name))) continue;
    for (const theme of picture.themes) {
      try {
        await step(`${picture.name}, ${theme}`, () =>
          takePicture({ browser, origin, session }, picture, theme),
        );
      } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        process.exitCode = 1;
      }
    }
  }
  await browser.close();
} finally {
  await product.stop();
}
