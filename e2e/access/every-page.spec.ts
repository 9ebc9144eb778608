import type { Page } from '@playwright/test';
import { PAGES } from '@/scripts/testing/access/pages';
import { findFaults } from '../fixtures/find-faults';
import { gotoInteractive } from '../fixtures/goto-interactive';
import { overflow } from '../fixtures/overflow';
import { expect, test } from './access-test';
import { fillProject } from './filled-project';
import { fillAddress, SHOWN, type Shown } from './shown-pages';
import { findLost, readShifts, watchShifts } from './watch-layout';

const MOST_SHIFT = 0.05;
/** Where other work slows the machine, one time or another finds warm what the first was late for. */
const MOST_TRIES = 12;
/** A screen of 1280 px at 200%, and the narrowest that WCAG names. */
const NARROW = [640, 320];

/** What the server sent for people to read: its scripts hold the data too, but nobody sees them. */
function readable(html: string): string {
  return html
    .replaceAll(/<script[\s\S]*?<\/script>/g, '')
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]*>/g, ' ');
}

function shownBy(address: string): Shown {
  const shown = SHOWN[address];
  if (shown !== undefined) return shown;
  throw new Error(`e2e/access/shown-pages.ts does not say what ${address} shows.`);
}

/** Nothing is too wide, and nothing lost at the sides, where there is little room. */
async function lookNarrow(page: Page, what: string): Promise<void> {
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 640 });
    expect.soft(await overflow(page), `${what} is wider than ${width}`).toBe(0);
    expect.soft(await findLost(page), `${what} at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Runs in the page. */
function remove(elements: readonly Element[]): void {
  for (const element of elements) element.remove();
}

/** Opens a page: whether the server sends what is to be seen. It leaves to the browser what it has not read in its time. */
async function isSentWith(here: Page, asked: string, sees: string): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const html = await (await here.goto(asked))?.text();
    if (readable(html ?? '').includes(sees)) return true;
  }
  return false;
}

/** One look at one page: what is sent, that it stands still, and what is at fault in each way of looking at it. */
async function lookAt(here: Page, asked: string, { sees, open, alike }: Shown): Promise<void> {
  await here.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await here.setViewportSize({ width: 1280, height: 800 });
  expect.soft(await isSentWith(here, asked, sees), `${asked} is sent with ${sees}`).toBe(true);
  const seen = here.getByText(sees).filter({ visible: true }).first();
  await expect.soft(seen, `${asked} shows ${sees}`).toBeVisible();
  const shifts = await readShifts(here);
  expect.soft(shifts.score, `${asked} moves: ${shifts.moved}`).toBeLessThanOrEqual(MOST_SHIFT);
  await lookNarrow(here, asked);
  if (alike !== undefined) await here.locator(alike).evaluateAll(remove);
  expect.soft(await findFaults(here), `${asked}, light`).toEqual([]);
  await here.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await findFaults(here), `${asked}, dark`).toEqual([]);
  if (open === undefined) return;
  await here.emulateMedia({ colorScheme: 'light' });
  await open(here);
  expect.soft(await findFaults(here), `${asked}, opened`).toEqual([]);
  await lookNarrow(here, `${asked}, opened`);
}

test('Every page has its data in what the server sends, stands still, and has no fault in light, in dark, at 200% and at 320 px', async ({
  page,
  context,
  visitorPage,
  product,
  request,
}) => {
  test.setTimeout(2_700_000);
  const project = await fillProject(product, request);
  const complaints: string[] = [];
  const addresses = Object.entries(PAGES).filter(([, { leadsTo }]) => leadsTo === undefined);
  const walk = async (here: Page, left: typeof addresses) => {
    await watchShifts(here);
    here.on('pageerror', (error) => complaints.push(`${here.url()}: ${error}`));
    here.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${here.url()}: ${message.text()}`);
    });
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const shown = shownBy(next[0]);
      await lookAt(here, `${fillAddress(next[0], project)}${shown.search ?? ''}`, shown);
    }
  };
  // While axe looks at one page, the server draws another.
  const open = addresses.filter(([, { kind }]) => kind === 'open');
  const closed = addresses.filter(([, { kind }]) => kind !== 'open');
  const second = gotoInteractive(await context.newPage());
  await Promise.all([walk(visitorPage, open).then(() => walk(second, closed)), walk(page, closed)]);
  expect(complaints).toEqual([]);
});
