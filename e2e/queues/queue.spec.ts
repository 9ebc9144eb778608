import { expect, MAILER_SAMPLES, mailerLetters, mailerSamples, test } from './queues-test';

test('A queue’s page has its numbers with what they rest on, and its course as charts and tables', async ({
  queues,
  page,
  sendSamples,
}) => {
  await sendSamples(mailerSamples());
  await queues.openQueue('emails');
  await expect(page.getByText(/^Holds 310 messages, drains in/)).toBeVisible();
  const tiles = page.getByLabel('How it stands');
  await expect(tiles).toContainText(new RegExp(`n\\s${MAILER_SAMPLES} samples`));
  await expect(tiles).toContainText('10.3');
  await expect(page.getByRole('slider', { name: /Messages/ })).toBeVisible();
  await expect(page.getByRole('slider', { name: /In and out/ })).toBeVisible();
  await page.getByRole('button', { name: 'Table: Messages' }).click();
  await expect(page.getByRole('table', { name: 'Messages, as a table' })).toContainText(
    'In flight',
  );
  await page.getByRole('link', { name: 'emails-dlq' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('emails-dlq');
  await page.getByRole('link', { name: 'emails', exact: true }).click();
  await expect(page.getByText(/^Holds 310 messages/)).toBeVisible();
});

test('Dead letters are grouped, owned and handled with a note; a later one opens the group again', async ({
  queues,
  page,
  sendSamples,
  sendLetters,
}) => {
  await sendSamples(mailerSamples());
  await sendLetters(mailerLetters());
  await queues.openQueue('emails-dlq');
  await expect(
    page.getByText(/^Holds 34 messages, the oldest 3\sh(?: \d\smin)? old/),
  ).toBeVisible();
  // Two errors by two versions, and the head.
  await expect(queues.groups).toHaveCount(5);
  const group = queues.groups.filter({ hasText: 'SmtpTimeout' }).filter({ hasText: '1.4.2' });
  await expect(group).toContainText('Open');
  await group.getByRole('button').first().click();
  const details = page.getByRole('dialog');
  await expect(details).toContainText('no answer from mail-');
  await expect(
    details.getByRole('list', { name: 'Letters' }).getByRole('listitem').first(),
  ).toContainText('5 attempts');
  await expect(details).toContainText('[e-mail]');
  await expect(details).not.toContainText('somebody@example.com');
  await details.getByRole('combobox', { name: 'Owner' }).selectOption({ index: 1 });
  await expect(details.getByRole('combobox', { name: 'Owner' })).not.toHaveValue('');
  await details.getByRole('button', { name: 'Mark as handled' }).click();
  const question = page.getByRole('dialog', { name: /^Mark \d+ dead letters as handled/ });
  await question.getByLabel('What was done').fill('Mail server restarted, jobs retried');
  await question.getByRole('button', { name: 'Mark as handled' }).click();
  await expect(question).toBeHidden();
  await expect(details).toContainText('Mail server restarted, jobs retried');
  await expect(group).toContainText('Handled');
  await sendLetters([
    {
      queue: 'emails-dlq',
      messageId: 'm-new',
      errorType: 'SmtpTimeout',
      error: 'no answer from mail-1.example.com within 30 s',
      producerVersion: '1.4.2',
    },
  ]);
  await page.reload();
  await expect(group).toContainText('Open again');
});

test('A letter leads to its trail, and its service to its logs', async ({
  queues,
  page,
  sendSamples,
  sendLetters,
}) => {
  await sendSamples(mailerSamples());
  await sendLetters(mailerLetters());
  await queues.openQueue('emails-dlq');
  await queues.groups
    .filter({ hasText: 'AddressError' })
    .first()
    .getByRole('button')
    .first()
    .click();
  const details = page.getByRole('dialog');
  await expect(details.getByRole('link', { name: 'Its logs at that time' })).toHaveAttribute(
    'href',
    /\/logs\?q=service%3A%22mailer%22&from=/,
  );
  await details.getByRole('link', { name: 'Open its trail' }).first().click();
  await expect(page).toHaveURL(/\/trails\/order-10\d\d/);
  await expect(page.getByText(/no such mailbox/).first()).toBeVisible();
});

test('What only its name says is confirmed or denied by a person, and written down', async ({
  queues,
  page,
  project,
  sendSamples,
}) => {
  await sendSamples([{ queue: 'import_error', depth: 4, agoSeconds: 5 }]);
  await queues.openQueue('import_error');
  await expect(page.getByText('By its name this queue holds dead letters. Does it?')).toBeVisible();
  await page.getByRole('button', { name: 'No, a work queue' }).click();
  await expect(page.getByText('Somebody said that this is a work queue.')).toBeVisible();
  await expect(page.getByText('Healthy')).toBeVisible();
  await page.getByRole('button', { name: 'Go by its name again' }).click();
  await page.getByRole('button', { name: 'Yes, dead letters' }).click();
  await expect(page.getByText('Somebody said that this is a dead-letter queue.')).toBeVisible();
  await expect(page.getByText('Failing')).toBeVisible();
  await page.goto(`/p/${project.slug}/settings/audit`);
  await expect(page.getByText('import_error').first()).toBeVisible();
});

test('A queue that is not there says so', async ({ page, project }) => {
  await page.goto(`/p/${project.slug}/queues/00000000-0000-0000-0000-000000000001`);
  await expect(page.getByText('There is no such queue here.')).toBeVisible();
  await page.getByRole('link', { name: 'See those that there are' }).click();
  await expect(page).toHaveURL(new RegExp(`/p/${project.slug}/queues$`));
});
