import type { Page } from '@playwright/test';
import { PAGES } from '@/scripts/testing/access/pages';
import { findFaults } from '../fixtures/find-faults';
import { overflow } from '../fixtures/overflow';
import { expect, test } from './access-test';
import { fillProject } from './filled-project';
import { fillAddress, SHOWN, type Shown } from './shown-pages';
import { findLost, readShifts, watchShifts } from './watch-layout';

const MOST_SHIFT = 0.05;
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

test('Every page has its data in what the server sends, stands still, and has no fault in light, in dark, at 200% and at 320 px', async ({
  page,
  visitorPage,
  product,
  request,
}) => {
  test.setTimeout(1_200_000);
  const project = await fillProject(product, request);
  const complaints: string[] = [];
  for (const one of [page, visitorPage]) {
    await watchShifts(one);
    one.on('pageerror', (error) => complaints.push(`${one.url()}: ${error}`));
    one.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${one.url()}: ${message.text()}`);
    });
  }
  for (const [address, { kind, leadsTo }] of Object.entries(PAGES)) {
    if (leadsTo !== undefined) continue;
    const { search = '', sees, open, alike } = shownBy(address);
    const asked = `${fillAddress(address, project)}${search}`;
    const here = kind === 'open' ? visitorPage : page;
    const html = await (await here.request.get(asked)).text();
    expect.soft(readable(html).includes(sees), `${asked} is sent with ${sees}`).toBe(true);

    await here.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await here.setViewportSize({ width: 1280, height: 800 });
    await here.goto(asked);
    const seen = here.getByText(sees).filter({ visible: true }).first();
    await expect.soft(seen, `${asked} shows ${sees}`).toBeVisible();
    const shifts = await readShifts(here);
    expect.soft(shifts.score, `${asked} moves: ${shifts.moved}`).toBeLessThanOrEqual(MOST_SHIFT);
    await lookNarrow(here, asked);
    if (alike !== undefined) await here.locator(alike).evaluateAll(remove);
    expect.soft(await findFaults(here), `${asked}, light`).toEqual([]);
    await here.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await findFaults(here), `${asked}, dark`).toEqual([]);
    if (open !== undefined) {
      await here.emulateMedia({ colorScheme: 'light' });
      await open(here);
      expect.soft(await findFaults(here), `${asked}, opened`).toEqual([]);
      await lookNarrow(here, `${asked}, opened`);
    }
  }
  expect(complaints).toEqual([]);
});
