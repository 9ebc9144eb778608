import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { browserLaunchOptions } from '@/e2e/fixtures/browser';
const [, , ...paths] = process.argv;
const browser = await chromium.launch(await browserLaunchOptions());
const statePath = '/tmp/qa-state.json';
let ctx: any;
import { existsSync } from 'node:fs';
const link = readFileSync('/tmp/qa-up.log', 'utf8').match(/http:\/\/\S*sign-in\/once\S*/)?.[0];
const theme = (process.env.THEME ?? 'light') as 'light' | 'dark';
const viewport = process.env.PHONE ? { width: 360, height: 740 } : { width: 1360, height: 860 };
ctx = await browser.newContext({ viewport, colorScheme: theme, ...(existsSync(statePath) ? { storageState: statePath } : {}) });
const page = await ctx.newPage();
page.on('console', (m: any) => { if (m.type() === 'error') console.log('console:', m.text().slice(0, 300)); });
page.on('pageerror', (e: any) => console.log('pageerror:', String(e).slice(0, 300)));
page.on('response', (r: any) => { if (r.status() >= 400) console.log(r.status(), r.url()); });
if (!existsSync(statePath) && link) { await page.goto(link); await page.waitForTimeout(4000); const b = page.getByRole('button').first(); console.log(page.url(), await b.textContent().catch(() => '')); if (/once/.test(page.url())) { await b.click(); await page.waitForTimeout(4000);} await ctx.storageState({ path: statePath }); console.log(page.url()); }
for (const p of paths) {
  const t = Date.now();
  await page.goto(`http://localhost:4100${p}`, { waitUntil: 'load' });
  await page.waitForTimeout(Number(process.env.WAIT ?? 5000));
  const name = p.replace(/[^a-z0-9]+/gi, '_').slice(0, 60);
  await page.screenshot({ path: `/tmp/qa${name}-${theme}${process.env.PHONE ? '-phone' : ''}.png`, fullPage: Boolean(process.env.FULL) });
  console.log(p, Date.now() - t, 'ms', await page.title());
}
await browser.close();
