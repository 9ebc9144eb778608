import type { Page } from '@playwright/test';
import { expect, minutesAgo, test } from '../fixtures/signal-test';

const PAYLOAD =
  '<img src=x onerror="window.hit=1"> [here](javascript:window.hit=1) <script>window.hit=1</script>';

const hit = (page: Page) => page.evaluate(() => 'hit' in window);

test('A postmortem begins from its incident, is written by two people, reviewed, published and printed', async ({
  page,
  product,
  project,
  tell,
  faults,
  overflow,
}) => {
  const call = async (path: string, body: unknown, method = 'POST') => {
    const answer = await fetch(`${product.origin}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${project.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBeLessThan(300);
    return answer.json();
  };
  const lines = [50, 48, 46, 44].map((minutes) => ({
    time: minutesAgo(minutes),
    level: 'error',
    service: 'orders',
    message: PAYLOAD,
  }));
  await tell('logs', lines);
  const incident = await call('incidents', {
    title: 'Orders are late',
    severity: 'SEV2',
    services: ['orders'],
    startedAt: minutesAgo(52),
  });
  await call(`incidents/${incident.id}/events`, { text: PAYLOAD });
  await call(`incidents/${incident.id}/status`, { status: 'resolved' });

  await page.goto(`/p/${project.slug}/incidents/${incident.number}`);
  await call('actions', { title: 'Give orders a queue of their own', incidentId: incident.id });
  await page.getByRole('button', { name: 'Write postmortem' }).click();
  await expect(page).toHaveURL(/\/postmortems\/[0-9a-f-]{36}$/);
  const summary = page.getByRole('textbox', { name: 'Summary', exact: true });
  await expect(summary).toHaveValue(/Orders are late: a SEV2 incident of orders/);
  await expect(page.getByRole('textbox', { name: 'Impact', exact: true })).toHaveValue(
    /4 error lines of orders/,
  );
  await expect(page.getByRole('figure').first()).toContainText('Error lines of orders');

  await summary.fill(`We should have seen it.\n\n${PAYLOAD}`);
  await expect(page.getByRole('list', { name: 'Wording in Summary' })).toContainText('should have');
  await page.getByRole('button', { name: 'Cite evidence in Summary' }).click();
  await page.getByRole('menuitem', { name: 'E1 Error lines of orders' }).click();
  await expect(summary).toHaveValue(/\[E1\]\(#evidence-1\)/);
  await expect(page.getByText(/^Saved, revision/)).toBeVisible();

  // Somebody else writes in the same line while this one does.
  const id = page.url().split('/').at(-1) ?? '';
  const before = await fetch(`${product.origin}/api/v1/postmortems/${id}`, {
    headers: { authorization: `Bearer ${project.apiKey}` },
  }).then((answer) => answer.json());
  const sections = before.sections.map((section: { key: string; markdown: string }) =>
    section.key === 'summary' ? { ...section, markdown: 'Theirs.' } : section,
  );
  await summary.fill('Mine.');
  await call(`postmortems/${id}`, { revision: before.revision, sections }, 'PATCH');
  const merge = page.getByRole('dialog');
  await expect(merge).toContainText('wrote in the same lines');
  expect(await faults()).toEqual([]);
  await merge.getByRole('button', { name: 'Keep these' }).click();
  await expect(summary).toHaveValue(/Theirs\.[\s\S]*Mine\./);
  await expect(page.getByText(/^Saved, revision/)).toBeVisible();

  await page.getByRole('textbox', { name: 'Comment', exact: true }).fill(PAYLOAD);
  await page.getByRole('button', { name: 'Add comment' }).click();
  await expect(page.getByRole('list', { name: 'Open comments' })).toContainText('<script>');
  // A status that is chosen while text is on its way waits for it.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/ui/postmortems/**', async (route) => {
    if (route.request().method() === 'PATCH') await held;
    await route.continue();
  });
  await summary.pressSequentially(' Seen.');
  await expect(page.getByText('Saving…')).toBeVisible();
  await page.getByRole('button', { name: 'Send to review' }).click();
  release();
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('list', { name: 'Reviewers' })).toContainText('approved');
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('button', { name: 'Preview' }).click();
  const timeline = page.getByRole('region', { name: 'Timeline', exact: true });
  await expect(timeline).toContainText('<img src=x');
  await expect(page.locator('a[href^="javascript"], main img')).toHaveCount(0);
  await page.getByRole('button', { name: 'History' }).click();
  await expect(page.getByRole('list', { name: 'Revisions' })).toContainText('Mine.');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Markdown' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/orders-are-late\.md$/);
  await page.getByRole('link', { name: 'Print or PDF' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Orders are late');
  await expect(page.getByRole('region', { name: 'Actions' })).toContainText('a queue of their own');
  await expect(page.getByRole('region', { name: 'Kept evidence' })).toContainText('E1');

  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/p/${project.slug}/postmortems`);
  const row = page.getByRole('list', { name: 'Postmortems' }).getByRole('listitem');
  await expect(row).toContainText('Published');
  expect(await overflow()).toBe(0);
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Orders are late');
  expect(await overflow()).toBe(0);
  expect(await hit(page)).toBe(false);
});
