import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../access/access-test';

/** More stops than any page has before what is looked for. */
const MOST_STOPS = 120;

/** Goes to a control by the Tab key alone, and sees on the way that each stop can be seen to have the focus. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    const { isThere, unseen } = await goal.evaluate(lookAtFocus);
    expect(unseen).toBeNull();
    if (isThere) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${goal}.`);
}

/** Runs in the page: whether the goal has the focus, and the markup of what has it without showing it, or null. */
function lookAtFocus(goal: Element): { isThere: boolean; unseen: string | null } {
  const element = document.activeElement;
  const isThere = element === goal;
  if (element === null || element === document.body) return { isThere, unseen: null };
  // The ring is round the part of it that has the focus, which no page can look into.
  if (element.matches('input[type=date]')) return { isThere, unseen: null };
  const { width, height } = element.getBoundingClientRect();
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const isMarked = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  const isSeen = isMarked && width > 0 && height > 0;
  return { isThere, unseen: isSeen ? null : element.outerHTML.slice(0, 200) };
}

test('By the keyboard alone an alert is acknowledged, its incident declared, run and resolved, and its postmortem published', async ({
  page,
  project,
  request,
}) => {
  const { keyboard } = page;
  const press = async (goal: Locator) => {
    await expect(goal).toBeVisible();
    await tabTo(page, goal);
    await keyboard.press('Enter');
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await request.post('/api/v1/queues/dead-letters', {
    headers: { authorization: `Bearer ${project.apiKey}` },
    data: { queue: 'orders-dlq', service: 'orders', messageId: 'm-1', error: 'Card refused' },
  });
  await page.goto(`/p/${project.slug}/alerts`);
  const alert = page.getByRole('list', { name: 'Alerts' }).getByRole('listitem');
  await expect(alert).toContainText('orders-dlq');
  await keyboard.press('j');
  await keyboard.press('a');
  await expect(alert).toContainText('Acknowledged');
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/\/alerts\/[0-9a-f-]{36}$/);

  // A dialog takes the focus, and gives it back.
  await press(button('Silence'));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  expect(await dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true);
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button('Silence')).toBeFocused();

  await press(button('Declare an incident'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('INC-1');
  await tabTo(page, page.getByRole('checkbox', { name: 'State the severity' }));
  await keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'State the severity' })).toBeChecked();
  const update = page.getByLabel('What is affected, since when, and when more follows');
  await tabTo(page, page.getByLabel('Note what you see, try and find'));
  await keyboard.type('The card network refuses all');
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: 'Timeline' })).toContainText('refuses all');
  await tabTo(page, update);
  await keyboard.type('Orders are paid again.');
  await tabTo(page, page.getByLabel('Status with the update'));
  await keyboard.press('End');
  await press(button('Post the update'));
  await expect(page.getByRole('list', { name: 'Updates' })).toContainText('paid again');
  await press(button('Write postmortem'));

  await expect(page).toHaveURL(/\/postmortems\/[0-9a-f-]{36}$/);
  const factors = page.getByRole('textbox', { name: 'Contributing factors', exact: true });
  await tabTo(page, factors);
  await keyboard.press('Control+End');
  await keyboard.type('Refused cards were tried without end.');
  await expect(page.getByText(/^Saved, revision/)).toBeVisible();
  await press(button('Send to review'));
  await press(button('Publish'));
  await expect(button('Close')).toBeVisible();
});
