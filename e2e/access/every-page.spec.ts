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

test('Every page has its data in what the server sends, stands still, and has no fault in light, in dark, at 200% and at 320 px', async ({
  page,
  visitorPage,
  product,
  request,
}) => {
  test.setTimeout(400_000);
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
    const { search = '', sees, open } = shownBy(address);
    const asked = `${fillAddress(address, project)}${search}`;
    const here = kind === 'open' ? visitorPage : page;
    const html = await (await here.request.get(asked)).text();
    expect.soft(readable(html).includes(sees), `${asked} is sent with ${sees}`).toBe(true);

    await here.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await here.setViewportSize({ width: 1280, height: 800 });
    await here.goto(asked);
    const seen = here.getByText(sees).filter({ visible: true }).first();
    await expect.soft(seen, `${asked} shows ${sees}`).toBeVisible();
    expect.soft(await findFaults(here), `${asked}, light`).toEqual([]);
    const shifts = await readShifts(here);
    expect.soft(shifts.score, `${asked} moves: ${shifts.moved}`).toBeLessThanOrEqual(MOST_SHIFT);
    await here.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await findFaults(here), `${asked}, dark`).toEqual([]);
    if (open !== undefined) {
      await here.emulateMedia({ colorScheme: 'light' });
      await open(here);
      expect.soft(await findFaults(here), `${asked}, opened`).toEqual([]);
    }
    for (const width of NARROW) {
      await here.setViewportSize({ width, height: 640 });
      expect.soft(await overflow(here), `${asked} is wider than ${width}`).toBe(0);
      expect.soft(await findLost(here), `${asked} at ${width}`).toEqual([]);
    }
  }
  expect(complaints).toEqual([]);
});
