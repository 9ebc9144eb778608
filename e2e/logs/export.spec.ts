import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { quantityText } from '@/domain/quantities/format-quantity';
import { expect, test } from './logs-test';

const LINES = 20_000;
const A_REQUEST = 5_000;
/** Bytes a second: the export takes seconds, whatever the machine. */
const SLOW_NETWORK = 3_000_000;

/** Has the page note down what the menu says while an export runs, for no look from outside is quick enough to. */
async function noteProgress(page: Page): Promise<() => Promise<{ lines: number; text: string }[]>> {
  await page.evaluate(() => {
    const notes: { lines: number; text: string }[] = [];
    Object.assign(window, { notes });
    new MutationObserver(() => {
      const bar = document.querySelector<HTMLProgressElement>(
        'progress[aria-label="Exported lines"]',
      );
      const text = bar?.parentElement?.querySelector('[role=status]')?.textContent ?? '';
      if (bar && text !== notes.at(-1)?.text) notes.push({ lines: bar.value, text });
    }).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  return () => page.evaluate(() => (window as typeof window & { notes: [] }).notes);
}

for (const { format, idsOf } of [
  {
    format: 'NDJSON',
    idsOf: (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
  },
  {
    format: 'CSV',
    // The id is the last column and needs no quotes.
    idsOf: (text: string) =>
      text
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((row) => row.slice(row.lastIndexOf(',') + 1)),
  },
]) {
  test(`A large ${format} export shows how far it is, and holds every line`, async ({
    logs,
    page,
    send,
  }) => {
    for (let sent = 0; sent < LINES; sent += A_REQUEST) {
      const lines = Array.from({ length: A_REQUEST }, (_, n) => ({
        message: `order ${sent + n} "paid", with a comma`,
        service: 'payments',
        agoMs: 60_000 + sent + n,
      }));
      await send(lines);
    }
    await logs.open({ q: 'service:payments', from: 'now-1h' });
    await expect(logs.answer).toContainText('20,000 matching lines');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const notes = await noteProgress(page);
    const network = await page.context().newCDPSession(page);
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: SLOW_NETWORK,
      uploadThroughput: -1,
    });
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: format, exact: true }).click();
    await expect(page.getByRole('progressbar', { name: 'Exported lines' })).toBeVisible();
    const ids = idsOf(await readFile(await (await downloading).path(), 'utf8'));
    expect(ids).toHaveLength(LINES);
    expect(new Set(ids).size).toBe(LINES);
    await expect(page.getByText(/^Done: 20k lines/)).toBeVisible();

    const seen = await notes();
    const shown = seen.map(({ lines }) => lines);
    expect(shown.length).toBeGreaterThan(3);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    expect(shown.at(-1)).toBeGreaterThan(LINES / 2);
    for (const { lines, text } of seen) {
      expect(text).toContain(`${quantityText(lines)} of 20k lines, `);
    }
  });
}
