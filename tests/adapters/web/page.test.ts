import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createLocalRenderer } from '../../../adapters/charts/local.ts';
import { noBrowser, openBrowser, openPage } from './browser.ts';
import {
  dropFile,
  focused,
  focusedField,
  focusRing,
  isWiderThanWindow,
  leastContrast,
  newestIsInView,
  picturesDrawn,
  toTop,
  tryFromElsewhere,
} from './in-page.ts';
import { stage } from './stage.ts';

/** Types into the box that has the focus, and sends. */
async function type(page: Page, line: string) {
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

describe.skipIf(noBrowser !== undefined)(`the page in a browser${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let browser: Browser;
  const renderer = createLocalRenderer();
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser.close();
  });

  it('shows a plan with its table and both pictures, and a button runs its line', async () => {
    const { front } = await stage({ renderer });
    const { page, faults } = await openPage(browser, front.url());
    await type(page, 'optimize medical');
    const plan = page.getByRole('article', { name: 'Medical: plan #1' });
    await plan.waitFor();
    const table = plan.getByRole('table', {
      name: 'Medical: spend and contribution a week, channel by channel',
    });
    expect(await table.getByRole('columnheader').allTextContents()).toContain('Proposed');
    expect(await table.getByRole('rowheader').allTextContents()).toContain('patient-app');
    await picturesDrawn(page, 2);
    for (const image of await plan.getByRole('img').all()) {
      expect((await image.getAttribute('alt'))?.length).toBeGreaterThan(40);
    }
    expect(await page.locator('#announcement').textContent()).toMatch(
      /^Medical: under these assumptions, moving/,
    );
    await plan.getByRole('button', { name: 'Explain' }).click();
    await page.getByRole('article', { name: 'Medical: why plan #1' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('brings what one sends, and its answer, into view wherever one was reading', async () => {
    const { front } = await stage({ renderer });
    const { page } = await openPage(browser, front.url());
    await type(page, 'optimize medical');
    await picturesDrawn(page, 2);
    await toTop(page);
    await type(page, 'optimize medcal');
    const refusal = page.getByRole('article', { name: 'That cannot be done as written' });
    await refusal.waitFor();
    await newestIsInView(page);
  });

  it('writes a chart that cannot be drawn in characters', async () => {
    const broken = { check: async () => '', render: () => Promise.reject(new Error('no canvas')) };
    const { front } = await stage({ renderer: broken });
    const { page } = await openPage(browser, front.url());
    await type(page, 'optimize medical');
    await page.locator('figure pre').nth(1).waitFor();
    expect(await page.locator('figure pre').first().textContent()).toContain('█');
    expect(await page.getByText('The picture could not be drawn').count()).toBe(2);
  });

  it('shows what is wrong in a form at its field, and sends it when it is right', async () => {
    const { front, store } = await stage({ renderer });
    const { page, faults } = await openPage(browser, front.url());
    await type(page, 'schedule add');
    const form = page.getByRole('form', { name: 'Schedule a report' });
    await form.waitFor();
    await form.getByLabel('When').fill('weekly mon 25:00');
    await form.getByLabel('Budget').fill('lots');
    await form.getByRole('button', { name: 'Schedule' }).click();
    await form.getByText('3 fields are to be put right.').waitFor();
    expect(
      await form
        .locator('[aria-invalid=true]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('name'))),
    ).toEqual(['scenario', 'when', 'budget']);
    expect(await form.locator('[name=budget] ~ .error').textContent()).toContain('lots');
    // What was entered stays, and the first field to mend has the focus.
    expect(await form.getByLabel('When').inputValue()).toBe('weekly mon 25:00');
    expect(await focusedField(page)).toBe('scenario');
    await form.getByLabel('Scenario', { exact: true }).selectOption('medical');
    await form.getByLabel('When').fill('weekly mon 09:00');
    await form.getByLabel('Budget').fill('50k');
    await form.getByRole('button', { name: 'Schedule' }).click();
    await page.getByRole('article', { name: 'Schedule 1: Medical' }).waitFor();
    expect(await form.count()).toBe(0);
    expect(await store.schedules.list('web:local')).toMatchObject([{ number: 1, scenario: 'medical' }]);
    expect(faults).toEqual([]);
  });

  it('talks about a result below it, and shows it all again when it is loaded again', async () => {
    const { front, asked } = await stage({ renderer });
    const { page, faults } = await openPage(browser, front.url());
    await type(page, 'optimize medical');
    await page.getByRole('button', { name: 'Talk about this' }).click();
    await type(page, 'what if patient-app +20%');
    await page
      .getByRole('list', { name: 'What was said about it' })
      .getByText('is about the message')
      .waitFor();
    expect(asked[1]?.where.thread).toBe(asked[0]?.id);
    await page.reload();
    const thread = page.getByRole('list', { name: 'What was said about it' });
    await thread.getByText('is about the message').waitFor();
    expect(await thread.getByRole('listitem').count()).toBe(2);
    expect(await page.getByRole('article', { name: 'Medical: plan #1' }).count()).toBe(1);
    expect(faults).toEqual([]);
  });

  it('cancels long work', async () => {
    const { front } = await stage({ renderer });
    const { page } = await openPage(browser, front.url());
    await type(page, 'long work');
    await page.getByText('Looking for the best plan · 25% · gap 1.2%').waitFor();
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe('0.25');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('article', { name: 'Cancelled' }).waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
  });

  it('can be used with the keyboard alone', async () => {
    const { front, asked } = await stage({ renderer });
    const { page } = await openPage(browser, front.url());
    expect(await focused(page)).toBe('message');
    await page.keyboard.type('optimize');
    await page.keyboard.press('Shift+Enter');
    await type(page, 'medical');
    await page.getByRole('article', { name: 'Medical: plan #1' }).waitFor();
    expect(asked.map(({ request }) => request)).toMatchObject([{ line: 'optimize\nmedical' }]);
    await type(page, 'help');
    await page.keyboard.press('ArrowUp');
    expect(await page.getByLabel('Message').inputValue()).toBe('help');
    await page.keyboard.press('ArrowUp');
    expect(await page.getByLabel('Message').inputValue()).toBe('optimize\nmedical');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByLabel('Message').inputValue()).toBe('');
    // From the top of the page: past the skip link and the language to the plan, in the order in which it is read.
    await page.reload();
    await page.getByRole('article', { name: 'Medical: plan #1' }).waitFor();
    const order: string[] = [];
    for (let tab = 0; tab < 24 && order.length < 11; tab += 1) {
      await page.keyboard.press('Tab');
      const name = await focused(page);
      if (order.length > 0 || name === 'Skip to the message box') order.push(name);
    }
    const buttons = await page.locator('article.result .actions button').allTextContents();
    expect(order).toEqual([
      'Skip to the message box',
      'language',
      'Table: Medical: spend and contribution a week, channel by channel',
      'Table: Medical: what it comes to a week',
      'picture',
      'picture',
      ...buttons.slice(0, 5),
    ]);
    expect(await focusRing(page)).toBe('solid 3px');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`can be read in the ${colorScheme}, wide and 360 pixels narrow`, async () => {
      const { front } = await stage({ renderer });
      const { page } = await openPage(browser, front.url(), { colorScheme });
      expect((await leastContrast(page)).ratio).toBeGreaterThan(4.5);
      for (const line of ['optimize medical', 'optimize medcal', 'schedule add']) await type(page, line);
      await page.getByRole('form').waitFor();
      await page.getByRole('button', { name: 'Schedule', exact: true }).click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      const { ratio, text } = await leastContrast(page);
      expect(ratio, text).toBeGreaterThan(4.5);
      for (const width of [1180, 360]) {
        await page.setViewportSize({ width, height: 740 });
        expect([width, await isWiderThanWindow(page)]).toEqual([width, false]);
      }
    });
  }

  it('answers in Chinese when Chinese is chosen, and remembers it', async () => {
    const { front } = await stage({ renderer });
    const { page, faults } = await openPage(browser, front.url());
    await page.getByLabel('Language').selectOption('zh');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByRole('button', { name: '优化 医疗', exact: true }).click();
    await page.getByRole('article', { name: /^智慧医疗/ }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: '讨论这个结果' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('shows what people type as what it is, not as markup', async () => {
    const { front } = await stage({ renderer });
    const { page, faults } = await openPage(browser, front.url());
    const markup = '<img src=x onerror="document.title=1">\u2028<b>bold</b>';
    await type(page, markup);
    await page.locator('article.card h3').waitFor();
    expect(await page.locator('.said p').textContent()).toBe(markup);
    expect(await page.locator('article b, article img').count()).toBe(0);
    expect(await page.title()).toBe('channels');
    expect(faults).toEqual([]);
  });

  it('takes a file that is dropped on it, and gives one to download', async () => {
    const { front } = await stage({ renderer });
    const { page } = await openPage(browser, front.url());
    await dropFile(page, 'spend.csv', 'app,1');
    await type(page, 'read the file');
    await page.getByRole('article', { name: 'The file' }).getByText('spend.csv: app,1').waitFor();
    await page.getByText('Attached: spend.csv').waitFor();
    await page.getByLabel('Message').focus();
    await type(page, 'give a file');
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'plan-1.csv' }).click();
    expect((await coming).suggestedFilename()).toBe('plan-1.csv');
  });

  it('opens with the password only', async () => {
    const { front } = await stage({ renderer, password: 'a long enough secret' });
    const { page } = await openPage(browser, front.url());
    expect(await page.getByLabel('Message').isVisible()).toBe(false);
    await type(page, 'wrong');
    await page.getByText('That is not the password.').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill('a long enough secret');
    await page.keyboard.press('Enter');
    await page.getByLabel('Message').waitFor();
  });

  it('cannot be driven, read or framed by another site', async () => {
    const { front, room, origin } = await stage({ renderer });
    // Our own page was visited before: the browser has its cookie.
    const { page } = await openPage(browser, front.url());
    const elsewhere = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<title>elsewhere</title><iframe src="${origin}/"></iframe>`);
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    try {
      // The same name with another port is another origin, and the same site: the cookie goes along.
      await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
      const tries = await tryFromElsewhere(page, origin);
      expect(tries).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);
      expect(room.entries()).toEqual([]);
      const frame = page.frames()[1];
      expect(
        await frame
          ?.locator('#message')
          .count()
          .catch(() => 0),
      ).toBe(0);
    } finally {
      elsewhere.closeAllConnections();
      await new Promise((resolve) => elsewhere.close(resolve));
    }
  });
});
