import { findFaults } from '../fixtures/find-faults';
import { expect, test } from './logs-test';
import { shopLines } from './send-lines';

test.beforeEach(async ({ send }) => send(shopLines()));

for (const colorScheme of ['light', 'dark'] as const) {
  test(`The explorer has no fault that axe finds, with lines, a mistake or details on it (${colorScheme})`, async ({
    logs,
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await logs.open({ q: 'order' });
    await expect(logs.lines.first()).toBeVisible();
    await expect(page.getByRole('slider', { name: /Lines by level/ })).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    await logs.line('order 59 failed').click();
    await expect(logs.details).toBeVisible();
    await logs.searchBox.fill('level:eror');
    await logs.searchBox.press('Enter');
    await expect(page.getByText('There is no level "eror"')).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
  });

  test(`A trail, Connect and the doctor have no fault that axe finds (${colorScheme})`, async ({
    page,
    project,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`/p/${project.slug}/trails/${'3b'.padStart(32, 'c')}`);
    await expect(page.getByText('order 59 failed')).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    await page.goto(`/p/${project.slug}/connect`);
    await expect(page.getByRole('status').filter({ hasText: 'Listening …' })).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    await page.goto(`/p/${project.slug}/ingest`);
    await page.getByRole('list', { name: 'Latest records' }).getByRole('button').first().click();
    await expect(page.getByRole('table', { name: 'How the record was read' })).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
  });
}
