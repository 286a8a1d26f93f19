import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { patienceMs } from '../../suite/waiting.ts';

/** Debian's Chromium, or another that CHROMIUM_PATH names. Nothing is downloaded. */
const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Why there are no tests in a browser; undefined where there is one. */
export const noBrowser: string | undefined = existsSync(path)
  ? undefined
  : `no browser at ${path}; apt-get install chromium, or set CHROMIUM_PATH`;

/** Starts the browser. Chromium has no sandbox for root; it looks at nothing but our own page here. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    timeout: patienceMs,
  });

/** A page in a window of its own, and what went wrong in it. */
export async function openPage(
  browser: Browser,
  url: string,
  options: NonNullable<Parameters<Browser['newContext']>[0]> = {},
): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // The browser itself tells of every answer that is no 2xx.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  await page.goto(url);
  await page.waitForSelector('html[data-connected=yes], #locked:not([hidden])');
  return { page, faults };
}
