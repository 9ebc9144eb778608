import { PAGES } from '@/scripts/testing/access/pages';
import { gotoInteractive } from '../fixtures/goto-interactive';
import { overflow } from '../fixtures/overflow';
import { expect, test } from './access-test';
import { fillHostile } from './hostile-project';
import { fillAddress, SHOWN } from './shown-pages';

/** Pages of a project on which nothing stands that somebody else has written. */
const OWN_WORDS = ['not-allowed', 'rules/new', 'settings/status', 'connect'];

test('What others write stays text on every page: no script of theirs runs, nothing of theirs is drawn, nothing grows wider', async ({
  project,
  request,
  join,
}) => {
  test.setTimeout(720_000);
  const filled = await fillHostile(request, project);
  const { context } = await join('admin');
  const page = gotoInteractive(await context.newPage());
  await page.setViewportSize({ width: 360, height: 740 });
  const troubles: string[] = [];
  const noteTrouble = (what: string) => troubles.push(`${new URL(page.url()).pathname}: ${what}`);
  page.on('dialog', (dialog) => {
    noteTrouble(`a dialog, ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => noteTrouble(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') noteTrouble(message.text());
  });
  for (const [address, { kind, leadsTo }] of Object.entries(PAGES)) {
    if (kind !== 'member' || leadsTo !== undefined) continue;
    const asked = fillAddress(address, filled);
    await page.goto(`${asked}${SHOWN[address]?.search ?? ''}`);
    await expect.soft(page.getByRole('heading').first(), asked).toBeVisible();
    const found = await page.evaluate(() => ({
      ran: 'ran' in window,
      drawn: [...document.querySelectorAll('[data-injected], a[href^="javascript:" i]')].map(
        ({ outerHTML }) => outerHTML.slice(0, 200),
      ),
    }));
    expect.soft(found, asked).toEqual({ ran: false, drawn: [] });
    expect.soft(await overflow(page), asked).toBe(0);
    if (OWN_WORDS.some((part) => address.endsWith(part))) continue;
    await expect.soft(page.locator('body'), asked).toContainText('data-injected');
  }
  expect(troubles).toEqual([]);
});
