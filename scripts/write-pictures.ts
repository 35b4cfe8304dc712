import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { PAGE_KINDS } from '../src/view/page-kind.ts';
import { findBrowser, toPlaywright } from './browser/find.ts';
import { toIco } from './pictures/ico.ts';
import { PICTURES } from './pictures/kinds.ts';
import { toIconPage, toPicturePage } from './pictures/page.ts';
import { toIndexedPng } from './pictures/png.ts';

/**
 * Draws the pictures of links and the icons into `public`, with a browser. They are kept there and not made by a build, which needs no
 * browser, and whose bytes must not depend on the fonts of a machine.
 */
const folder = new URL('../public/', import.meta.url);
const browser = await chromium.launch(toPlaywright((await findBrowser()).launch));
const page = await browser.newPage();

async function draw(html: string, width: number, height: number): Promise<Uint8Array> {
  await page.setViewportSize({ width, height });
  await page.setContent(html);
  return toIndexedPng({ width, height, rgba: await readPixels(await page.screenshot()) });
}

/** Lets the browser read the PNG that it has written. */
async function readPixels(png: Buffer): Promise<Uint8Array> {
  const base64 = await page.evaluate(
    async (address) => {
      const image = await createImageBitmap(await (await fetch(address)).blob());
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context?.drawImage(image, 0, 0);
      const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: new Uint8ClampedArray() };
      return new Uint8Array(data).toBase64();
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  return Buffer.from(base64, 'base64');
}

mkdirSync(new URL('social/', folder), { recursive: true });
for (const kind of PAGE_KINDS) {
  writeFileSync(new URL(`social/${kind}.png`, folder), await draw(toPicturePage(PICTURES[kind]), 1200, 630));
}
writeFileSync(new URL('apple-touch-icon.png', folder), await draw(toIconPage(180), 180, 180));
writeFileSync(new URL('favicon.ico', folder), toIco(await draw(toIconPage(32), 32, 32), 32));
await browser.close();
