import type { Browser } from '@playwright/test';

/** From the best quality down to what is still well to be read. */
const QUALITIES = [0.9, 0.8, 0.7, 0.6];

/** A PNG as WebP of at most so many bytes, encoded by the browser that took it. */
export async function asWebp(browser: Browser, png: Buffer, mostBytes: number): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    const source = `data:image/png;base64,${png.toString('base64')}`;
    for (const quality of QUALITIES) {
      const url = await page.evaluate(encode, { source, quality });
      const webp = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
      if (webp.length <= mostBytes) return webp;
    }
  } finally {
    await page.close();
  }
  throw new Error(`A picture is larger than ${mostBytes} bytes; show less in it.`);
}

/** Runs in the page. */
async function encode({ source, quality }: { source: string; quality: number }): Promise<string> {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', quality);
}
