import { expect, mailerLetters, mailerSamples, test } from './queues-test';

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
