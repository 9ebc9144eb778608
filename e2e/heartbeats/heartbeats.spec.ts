import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '../fixtures/signal-test';

const run = promisify(execFile);
/** A beat each 10 s is the quickest that can be asked for; the page looks again by itself. */
const MISSED_SOON = { timeout: 90_000 };

test('The command of the page makes the first beat of a job as it stands there', async ({
  open,
  page,
}) => {
  await open('heartbeats');
  await expect(page.getByText('No job has been heard of yet').first()).toBeVisible();
  await page.getByRole('button', { name: 'Make a key' }).click();
  await expect(page.getByText('It is shown this once')).toBeVisible();
  const command = (await page.locator('pre').first().textContent()) ?? '';
  expect(command).toMatch(/Bearer cnd_[0-9A-Za-z]{42}/);
  await run('sh', ['-c', command]);
  const row = page
    .getByRole('table', { name: 'heartbeats' })
    .getByRole('row', { name: /nightly-backup/ });
  await expect(row).toContainText('On time');
  await expect(page.getByText('The one job is on time.')).toBeVisible();
});

test('The line for a crontab runs the job and tells how it went', async ({
  open,
  page,
  project,
}) => {
  await open('heartbeats');
  await page.getByLabel('Paste a key that you have').fill(project.apiKey);
  const line = (await page.locator('pre').nth(1).textContent()) ?? '';
  // What cron does: it takes the schedule away, and a backslash before a percent sign.
  const command = line.replace(/^(\S+ ){5}/, '').replaceAll('\\%', '%');
  await run('sh', ['-c', command.replace('/path/to/job', 'false')]);
  const row = page
    .getByRole('table', { name: 'heartbeats' })
    .getByRole('row', { name: /nightly-backup/ });
  await expect(row).toContainText('Failed');
  await run('sh', ['-c', command.replace('/path/to/job', 'true')]);
  await expect(row).toContainText('On time');
});

test('A job that does not come back is missed, is on top, and says so on its page and the overview', async ({
  open,
  page,
  product,
  project,
}) => {
  const beat = async (slug: string, search: string, body = '') => {
    const answer = await fetch(`${product.origin}/api/v1/heartbeats/${slug}?create=1&${search}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${project.apiKey}` },
      body,
    });
    expect(answer.status).toBe(200);
  };
  await beat('invoices', 'every=10&grace=0', '12 invoices');
  await beat('backup', 'every=86400');
  await open('heartbeats');
  await expect(page.getByText(/1 of 2 jobs is silent: invoices for/)).toBeVisible(MISSED_SOON);
  const rows = page.getByRole('table', { name: 'heartbeats' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('invoices');
  await expect(rows.nth(1)).toContainText('Missed');
  await page.getByRole('button', { name: 'Table: Heard of and missed' }).click();
  const table = page.getByRole('table', { name: 'Heard of and missed, as a table' });
  await expect(table.getByRole('row', { name: /invoices.*Missed/ })).toBeVisible();
  await rows.nth(1).getByRole('link', { name: 'invoices' }).click();
  await expect(page.getByText(/Silent: the next beat is overdue by/)).toBeVisible();
  await expect(page.getByRole('table', { name: 'beats' })).toContainText('12 invoices');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused: nobody waits for it')).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog', { name: 'How often invoices comes' });
  await dialog.getByLabel('Every (seconds)').fill('3600');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/On time; it is to come every 1\sh/)).toBeVisible();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/heartbeats$/);
  await expect(rows).toHaveCount(2);
});
