import type { Page } from '@playwright/test';
import { MINUTE_MS } from '@/domain/demo/story-times';
import type { Story } from './story';

export type Theme = 'light' | 'dark';

export interface Picture {
  name: string;
  themes: Theme[];
  viewport: { width: number; height: number };
  /** Goes to the place and brings it into the state to be shown. */
  show: (page: Page) => Promise<void>;
}

const DESKTOP = { width: 1360, height: 850 };
const PHONE = { width: 360, height: 740 };

/** Every picture of the README and the guides. */
export function picturesOf(story: Story): Picture[] {
  const { slug, anchorMs, lostReceipt, alertId, incidentNumber, postmortemId } = story;
  const at = (beforeMs: number) => new Date(anchorMs - beforeMs).toISOString();
  // From before the bad release until just after its roll-back.
  const range = { from: at(170 * MINUTE_MS), to: at(56 * MINUTE_MS) };
  const search = new URLSearchParams({ ...range, q: 'env:production level:>=warn' });
  const seen = (
    name: string,
    path: string,
    text: string | RegExp,
    height = DESKTOP.height,
  ): Picture => ({
    name,
    themes: ['light'],
    viewport: { ...DESKTOP, height },
    async show(page) {
      await page.goto(`/p/${slug}${path}`);
      await page.getByText(text).filter({ visible: true }).first().waitFor();
    },
  });
  const alert = seen('alert', `/alerts/${alertId}`, /Dead letters/);
  const overview = seen('overview', '', 'Cause and consequence');
  return [
    { ...overview, themes: ['light', 'dark'] },
    { ...overview, name: 'overview-phone', viewport: PHONE },
    seen('logs', `/logs?${search}`, /Capture of order|Connection pool|Circuit breaker/),
    seen('trail', `/trails/${lostReceipt}`, 'put aside after'),
    seen('queues', '/queues?from=now-6h', 'payments.capture.dlq', 480),
    seen('breakers', '/breakers?from=now-6h', /northbank/, 740),
    seen('ai', '/ai?groupBy=promptVersion&feature=gift-finder', /By prompt version/),
    seen('delivery', '/delivery', 'Change fail rate'),
    seen('inbox', '/alerts', /Dead letters/, 430),
    {
      ...alert,
      async show(page) {
        await alert.show(page);
        await page.locator('path.recharts-curve').first().waitFor();
      },
    },
    seen('on-call', '/on-call', 'Shop on-call', 560),
    seen('incident', `/incidents/${incidentNumber}`, 'Orders are taken'),
    seen('postmortem', `/postmortems/${postmortemId}`, /Contributing factors/i),
    seen('actions', '/actions', /No capture is given up/, 400),
    seen('learning', '/learning', /Themes of contributing/, 660),
    seen('connect', '/connect', 'Connect a sender'),
    {
      name: 'reference',
      themes: ['light'],
      viewport: DESKTOP,
      async show(page) {
        await page.goto('/reference');
        await page.getByRole('heading', { name: '/api/v1/logs/tail' }).waitFor();
      },
    },
  ];
}
