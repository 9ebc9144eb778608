import { findFaults } from '../fixtures/find-faults';
import { expect, mailerLetters, mailerSamples, test } from './queues-test';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`The pages have no fault that axe finds (${colorScheme})`, async ({
    queues,
    page,
    sendSamples,
    sendLetters,
  }) => {
    await page.emulateMedia({ colorScheme });
    await queues.open();
    await expect(page.getByText('Listening for the first sample')).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    await sendSamples(mailerSamples());
    await sendLetters(mailerLetters());
    await expect(queues.row('emails-dlq')).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    await queues.openQueue('emails-dlq');
    await expect(page.getByRole('slider', { name: /Messages/ })).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
    await queues.groups.nth(1).getByRole('button').first().click();
    await expect(page.getByRole('list', { name: 'Letters' })).toBeVisible();
    expect(await findFaults(page)).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('nothing is wider than the screen, and a group is handled with a thumb', async ({
    queues,
    page,
    sendSamples,
    sendLetters,
  }) => {
    await sendSamples(mailerSamples());
    await sendLetters(mailerLetters());
    await queues.open();
    await expect(queues.row('emails-dlq')).toContainText('Failing');
    expect(await queues.overflow).toBe(0);
    await queues.row('emails-dlq').getByRole('link').tap();
    await expect(queues.groups.nth(1)).toBeVisible();
    expect(await queues.overflow).toBe(0);
    await queues.groups.nth(1).getByRole('button').first().tap();
    await page.getByRole('button', { name: 'Mark as handled' }).tap();
    const question = page.getByRole('dialog', { name: /^Mark / });
    await question.getByRole('button', { name: 'Mark as handled' }).tap();
    await expect(page.getByRole('dialog')).toContainText('Handled');
  });
});
