import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { browserLaunchOptions } from '@/e2e/fixtures/browser';

/** `npm run icons`: draws the sign of Candor (app/icon.svg) as the pictures that phones want, into public/icons and app. */

interface Icon {
  file: string;
  size: number;
  ground: string;
  /** How much of the picture the sign takes: launchers cut the outer fifth off one that is maskable. */
  share: number;
  ring: string;
  dot: string;
}

const LIGHT = { ground: '#ffffff', ring: '#20242c', dot: '#3f55d8' };
const ICONS: Icon[] = [
  { file: 'public/icons/icon-192.png', size: 192, share: 0.72, ...LIGHT },
  { file: 'public/icons/icon-512.png', size: 512, share: 0.72, ...LIGHT },
  { file: 'public/icons/icon-maskable-512.png', size: 512, share: 0.52, ...LIGHT },
  { file: 'app/apple-icon.png', size: 180, share: 0.66, ...LIGHT },
  // Of a badge, the status bar keeps the shape alone.
  {
    file: 'public/icons/badge-96.png',
    size: 96,
    share: 0.9,
    ground: 'transparent',
    ring: '#ffffff',
    dot: '#ffffff',
  },
];

const sign = ({ size, share, ground, ring, dot }: Icon) => `
  <body style="margin:0;background:${ground};display:grid;place-items:center;height:${size}px">
    <svg viewBox="0 0 16 16" width="${size * share}" height="${size * share}">
      <path d="M12.6 4.2a6 6 0 1 0 0 7.6" fill="none" stroke="${ring}" stroke-width="2" stroke-linecap="round"/>
      <circle cx="12.5" cy="8" r="2" fill="${dot}"/>
    </svg>
  </body>`;

mkdirSync('public/icons', { recursive: true });
const browser = await chromium.launch(await browserLaunchOptions());
for (const icon of ICONS) {
  const page = await browser.newPage({ viewport: { width: icon.size, height: icon.size } });
  await page.setContent(sign(icon));
  await page.screenshot({ path: icon.file, omitBackground: true });
  await page.close();
}
await browser.close();
