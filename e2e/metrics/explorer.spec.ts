import { expect, minutesAgo, test } from '../fixtures/signal-test';

type Tell = (route: string, records: unknown) => Promise<void>;

/** Orders of two shops over half an hour, how many of them were paid, and how long a cart takes. */
async function tellOrders(tell: Tell): Promise<void> {
  const points = Array.from({ length: 30 }, (_, index) => index + 1).flatMap((minute) => {
    const at = minutesAgo(minute);
    const count = (name: string, shop: string, value: number) => ({
      name,
      type: 'delta',
      value,
      unit: '{order}',
      service: 'checkout',
      labels: { shop },
      at,
    });
    return [
      count('orders.placed', 'de', 400),
      count('orders.placed', 'fr', 100),
      count('orders.paid', 'de', 300),
      count('orders.paid', 'fr', 100),
      { name: 'cart.items', value: 3 + (minute % 4), service: 'checkout', at },
    ];
  });
  await tell('metrics', points);
}

test('A metric is told apart by a label, narrowed to a value and read in another way, all in the address', async ({
  open,
  page,
  tell,
}) => {
  await tellOrders(tell);
  await open('metrics');
  const metrics = page.getByRole('table', { name: /^metrics$/i });
  await expect(metrics.getByRole('row')).toHaveCount(4);
  await page.getByLabel('Find a metric').fill('placed');
  await expect(metrics.getByRole('row')).toHaveCount(2);
  await metrics.getByText('orders.placed').click();
  await expect(page.getByRole('heading', { name: 'orders.placed' })).toBeVisible();
  await page.getByRole('button', { name: 'All as one' }).click();
  await page.getByRole('menuitemradio', { name: 'By shop' }).click();
  await expect(page).toHaveURL(/group=shop/);
  await page.getByRole('button', { name: 'Table: orders.placed' }).click();
  const table = page.getByRole('table', { name: /^orders\.placed/ });
  await expect(table.getByRole('columnheader', { name: 'de', exact: true })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'fr', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Per second' }).click();
  await page.getByRole('menuitemradio', { name: 'Total' }).click();
  await expect(page).toHaveURL(/agg=sum/);
  await expect(table.getByRole('row').filter({ hasText: '400' }).first()).toContainText('100');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^fr/ }).click();
  await expect(page).toHaveURL(/where=shop%3Dfr/);
  await expect(table.getByRole('columnheader', { name: 'de', exact: true })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('shop=fr')).toBeVisible();
});

test('A metric made of others is drawn, kept under a name, and forgotten again', async ({
  open,
  page,
  tell,
}) => {
  await tellOrders(tell);
  await open('metrics');
  await page.getByLabel('Expression').fill('ratio(orders.paid, orders.placed');
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(page.getByLabel('Expression')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Expression').fill('ratio(orders.paid, orders.placed{shop="de"})');
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await expect(page).toHaveURL(/expr=ratio/);
  await page.getByRole('button', { name: 'Keep it', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep this metric' });
  await dialog.getByLabel('Name').fill('Paid of placed');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByRole('heading', { name: 'Paid of placed' })).toBeVisible();
  const kept = page.getByRole('table', { name: 'kept metrics' });
  await expect(kept).toContainText('ratio(orders.paid, orders.placed{shop="de"})');
  await page.getByRole('button', { name: 'Table: Paid of placed' }).click();
  await expect(page.getByRole('table', { name: /^Paid of placed/ })).toContainText(/100\s%/);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Paid of placed' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(kept).toHaveCount(0);
});

test('What nobody has sent is said, not drawn as nothing', async ({ open, page, tell }) => {
  await tellOrders(tell);
  await open('metrics?expr=rate(no.such.metric)');
  await expect(page.getByText('Nobody has sent no.such.metric.')).toBeVisible();
});
