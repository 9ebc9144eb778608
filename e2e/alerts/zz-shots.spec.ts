import { expect, test } from '../fixtures/product-test';
test('shots', async ({ page, product, project }) => {
  test.setTimeout(120_000);
  const now = Date.now();
  const post = (p: string, b: unknown) => fetch(`${product.origin}/api/v1/${p}`, { method: 'POST', headers: { authorization: `Bearer ${project.apiKey}`, 'content-type': 'application/json' }, body: JSON.stringify(b) });
  await post('queues/samples', Array.from({ length: 900 }, (_, m) => ({ queue: m % 3 === 0 ? 'mails' : m % 3 === 1 ? 'orders' : 'invoices', depth: (m > 300 && m < 360) || m > 870 ? 4000 + m : 10 + (m % 17), at: now - (900 - m) * 60_000 })));
  await post('queues/dead-letters', { queue: 'orders-dlq', messageId: 'm-1', error: 'Card refused' });
  const rule = await (await post('rules', { name: 'Mail backlog', severity: 'medium', query: { signal: 'queue', measure: 'depth' }, condition: { kind: 'threshold', op: '>', value: 1000, recovery: 500 }, forSeconds: 0, runbookUrl: 'https://wiki.example/mail' })).json();
  await page.waitForTimeout(13_000);
  const alerts = await (await fetch(`${product.origin}/api/v1/alerts`, { headers: { authorization: `Bearer ${project.apiKey}` } })).json();
  const queueAlert = alerts.items.find((a: any) => a.rule.name === 'Mail backlog') ?? alerts.items[0];
  const pages: Record<string, string> = { rules: 'alerts/rules', rule: `alerts/rules/${rule.id}`, new: 'alerts/rules/new', alert: `alerts/${queueAlert.id}` };
  for (const [look, width] of [['light', 1280], ['dark', 1280], ['light', 360]] as const) {
    await page.emulateMedia({ colorScheme: look });
    await page.setViewportSize({ width, height: 900 });
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`/p/${project.slug}/${path}`);
      await page.waitForTimeout(2_500);
      if (name === 'new') { await page.getByRole('textbox', { name: 'Name' }).fill('Try'); await page.getByRole('button', { name: /Try it/ }).click(); await page.waitForTimeout(2500); }
      await page.screenshot({ path: `/tmp/rules-${name}-${look}-${width}.png`, fullPage: true });
    }
  }
  expect(1).toBe(1);
});
