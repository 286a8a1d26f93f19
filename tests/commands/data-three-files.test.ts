import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import { type Asking, botUnderTest, textOf } from '../bot/bot-under-test.ts';
import { droppedFile } from '../features/history/dropped-file.ts';
import {
  google,
  googleAdsFile,
  meta,
  metaFile,
  sales,
  shopFile,
  weekOf,
} from '../fixtures/three-platforms.ts';

const workspace = 'slack:T1';
const dropped = (name: string, bytes: Uint8Array): Asking => ({
  isAdmin: true,
  files: [droppedFile(name, bytes)],
});
const wordIn = (text: string) => /data confirm (\w+) confirm=yes/.exec(text)?.[1] ?? '';
const plain = (reply: Reply) => textOf(reply).replace(/data confirm [0-9a-f]{8}/g, 'data confirm WORD');
const upTo = (count: number) => Array.from({ length: count }, (_, t) => t);

async function imported() {
  const stage = botUnderTest({ clock: () => new Date('2026-12-01T08:00:00Z') });
  const { ask } = stage;
  const first = await ask('data import store', dropped('google_ads.csv', googleAdsFile(0, 40)));
  const second = await ask('data import store', dropped('meta.csv', metaFile(0, 40)));
  const third = await ask('data import store', dropped('shopify.csv', shopFile(0, 40)));
  const word = wordIn(textOf(third));
  const fourth = await ask(`data confirm ${word} confirm=yes`, { isAdmin: true });
  return { ...stage, replies: { first, second, third, fourth } };
}

describe('Google Ads, Meta and the shop, dropped one after the other', () => {
  test('are one history after one answer', async () => {
    const { store, replies } = await imported();
    expect(plain(replies.first)).toMatchInlineSnapshot(`
      "# store: file taken in
      google_ads.csv: 40 weeks, 6 Jan 2025 to 12 Oct 2025. Google Ads $41.1k.
      Next, your shop’s or CRM’s file: drop it with \`/channels data import store\`. What a platform counts as its own results says little about what it brought, so I leave that out unless there is nothing else.
      [Columns]
      Column | Taken as | Total
      Day | weeks | 40 weeks
      Google Ads Cost | spend: Google Ads | $41.1k
      Google Ads Impr. | impressions: Google Ads | 56k
      Google Ads Clicks | kept with Google Ads | 
      Conv. value | outcome, in money | $235k
      Campaign | added up row by row | 
      Currency code | added up row by row | 
      - Row 1: Lines above the names of the columns were passed over (1).
      - Row 563: 1 row of totals was passed over.
      - Row 2: Several rows a date were added up, by Campaign.
      - Row 2, column “Campaign”: 2 campaigns were added up to Google Ads.
      - Amounts are in USD.
      - Column “Day”: Days were summed to weeks from Monday on; controls and events are means.
      <Use the platform’s own results: data confirm WORD confirm=yes>
      <Change columns…: data confirm WORD>"
    `);
    expect(plain(replies.second)).toMatchInlineSnapshot(`
      "# store: file taken in
      meta.csv: 40 weeks, 6 Jan 2025 to 12 Oct 2025. Meta $29.2k.
      Next, your shop’s or CRM’s file: drop it with \`/channels data import store\`. What a platform counts as its own results says little about what it brought, so I leave that out unless there is nothing else.
      [Files so far]
      File | Weeks | Brings
      google_ads.csv | 40 weeks, 6 Jan 2025 to 12 Oct 2025 | Google Ads $41.1k
      meta.csv | 40 weeks, 6 Jan 2025 to 12 Oct 2025 | Meta $29.2k
      [Columns]
      Column | Taken as | Total
      Reporting starts | weeks | 40 weeks
      Reporting ends | left out: another date | 
      Amount spent (USD) | spend: Meta | $29.2k
      Impressions | impressions: Meta | 200k
      Purchases conversion value | outcome, in money | $165k
      <Use the platform’s own results: data confirm WORD confirm=yes>
      <Change columns…: data confirm WORD>"
    `);
    expect(plain(replies.third)).toMatchInlineSnapshot(`
      "# Check what I read for store
      I read shopify.csv as 40 weeks, 6 Jan 2025 to 12 Oct 2025, in the columns below. Nothing is stored yet.
      Read together with meta.csv and google_ads.csv.
      [Columns]
      Column | Taken as | Total
      Week | weeks | 40 weeks
      Orders | left out: another outcome | 
      Gross sales | outcome, in money | $590k
      Discounts | left out: part of the outcome | 
      Net sales | left out: another outcome | 
      Total sales | left out: another outcome | 
      Sessions | left out: media bring it about on the way to the outcome | 
      Amount spent (USD) | spend: Meta | $29.2k
      Impressions | impressions: Meta | 200k
      Purchases conversion value | left out: another outcome | 
      Google Ads Cost | spend: Google Ads | $41.1k
      Google Ads Impr. | impressions: Google Ads | 56k
      Google Ads Clicks | kept with Google Ads | 
      Conv. value | left out: another outcome | 
      - Column “Gross sales”: Taken as the outcome. Candidates: Gross sales, Net sales, Total sales, Orders. Say outcome=… for another.
      - The outcome comes from shopify.csv. Results that meta.csv, google_ads.csv claim are left out.
      The file waits for an hour, for you only, and not across a restart.
      <Import it: data confirm WORD confirm=yes>
      <Change columns…: data confirm WORD>"
    `);
    expect(plain(replies.fourth)).toMatchInlineSnapshot(`
      "# store: history, version 1
      store has 40 weeks, 6 Jan 2025 to 12 Oct 2025: Gross sales, and the spend of Meta and Google Ads.
      [Columns]
      Column | Taken as | Total
      Week | weeks | 40 weeks
      Orders | left out: another outcome | 
      Gross sales | outcome, in money | $590k
      Discounts | left out: part of the outcome | 
      Net sales | left out: another outcome | 
      Total sales | left out: another outcome | 
      Sessions | left out: media bring it about on the way to the outcome | 
      Amount spent (USD) | spend: Meta | $29.2k
      Impressions | impressions: Meta | 200k
      Purchases conversion value | left out: another outcome | 
      Google Ads Cost | spend: Google Ads | $41.1k
      Google Ads Impr. | impressions: Google Ads | 56k
      Google Ads Clicks | kept with Google Ads | 
      Conv. value | left out: another outcome | 
      - Column “Gross sales”: Taken as the outcome. Candidates: Gross sales, Net sales, Total sales, Orders. Say outcome=… for another.
      - The outcome comes from shopify.csv. Results that meta.csv, google_ads.csv claim are left out.
      <Fit it: fit store>
      <Show it: data show store>"
    `);
    const history = (await store.histories.get(workspace, 'store'))?.history;
    expect(history?.weeks).toEqual(upTo(40).map(weekOf));
    expect(history?.outcome).toMatchObject({ name: 'Gross sales', values: upTo(40).map(sales) });
    expect(history?.channels.map(({ name }) => name).toSorted()).toEqual(['Google Ads', 'Meta']);
    expect(history?.channels.find(({ name }) => name === 'Meta')?.spend).toEqual(upTo(40).map(meta));
    expect(history?.channels.find(({ name }) => name === 'Google Ads')?.spend[7]).toBeCloseTo(google(7), 2);
    expect(history?.controls).toEqual([]);
  });

  test('of the next weeks go in without a question, each with its new weeks alone', async () => {
    const { ask, store } = await imported();
    const later = [
      await ask('data import store', dropped('google_ads (1).csv', googleAdsFile(38, 43))),
      await ask('data import', dropped('meta (1).csv', metaFile(38, 43))),
      await ask('data import', dropped('shopify (1).csv', shopFile(38, 43, 250))),
    ];
    expect(later.map(({ summary }) => summary)).toMatchInlineSnapshot(`
      [
        "google_ads (1).csv is in. store still ends with the week of 6 Oct 2025: the other files have no later weeks yet.",
        "meta (1).csv is in. store still ends with the week of 6 Oct 2025: the other files have no later weeks yet.",
        "shopify (1).csv is in store: 3 new weeks, 1 changed. Now through the week of 27 Oct 2025.",
      ]
    `);
    for (const reply of later) expect(wordIn(textOf(reply))).toBe('');
    const stored = await store.histories.get(workspace, 'store');
    // Only the last of them brought anything new.
    expect(stored?.version).toBe(2);
    expect(stored?.history.weeks).toEqual(upTo(43).map(weekOf));
    expect(stored?.history.outcome.values).toEqual(upTo(43).map((t) => sales(t) + (t === 39 ? 250 : 0)));
    expect(stored?.history.channels.find(({ name }) => name === 'Meta')?.spend).toEqual(upTo(43).map(meta));
  });

  test('in any order come to the same', async () => {
    const { ask, store } = botUnderTest({ clock: () => new Date('2026-12-01T08:00:00Z') });
    await ask('data import store', dropped('shopify.csv', shopFile(0, 40)));
    await ask('data import store confirm=yes', dropped('meta.csv', metaFile(0, 40)));
    await ask('data import store confirm=yes', dropped('google.csv', googleAdsFile(0, 40)));
    const other = (await imported()).store;
    const [one, two] = await Promise.all(
      [store, other].map(async (each) => (await each.histories.get(workspace, 'store'))?.history),
    );
    const byName = (history: typeof one) =>
      history && { ...history, channels: history.channels.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
    expect(byName(one)).toEqual(byName(two));
  });

  test('take a platform’s file that comes later, of fewer weeks, only with an answer', async () => {
    const { ask, store } = await imported();
    const tiktok = new TextEncoder().encode(
      ['Week,Cost (USD)', ...upTo(20).map((t) => `${weekOf(t + 20)},${50 + t}`)].join('\n'),
    );
    const shown = await ask('data import store', dropped('tiktok.csv', tiktok));
    expect(textOf(shown)).toContain('is new');
    expect((await store.histories.get(workspace, 'store'))?.version).toBe(1);
    await ask(`data confirm ${wordIn(textOf(shown))} confirm=yes`, { isAdmin: true });
    const history = (await store.histories.get(workspace, 'store'))?.history;
    expect(history?.weeks).toHaveLength(40);
    expect(history?.channels.find(({ name }) => name === 'TikTok')?.spend.slice(18, 22)).toEqual([
      0, 0, 50, 51,
    ]);
  });

  test('a platform’s own results count only where somebody says so', async () => {
    const { ask, store } = botUnderTest({ clock: () => new Date('2026-12-01T08:00:00Z') });
    const first = await ask('data import store', dropped('google_ads.csv', googleAdsFile(0, 40)));
    expect(await store.histories.get(workspace, 'store')).toBeUndefined();
    await ask(`data confirm ${wordIn(textOf(first))} confirm=yes`, { isAdmin: true });
    expect((await store.histories.get(workspace, 'store'))?.history.outcome.name).toBe('Conv. value');
  });

  test('a history from before files were kept takes a platform’s file beside it', async () => {
    const { ask, store } = await imported();
    await store.historyFiles.remove(workspace, 'store');
    const pinterest = new TextEncoder().encode(
      ['Week,Cost (USD)', ...upTo(40).map((t) => `${weekOf(t)},${50 + ((t * 7) % 13)}`)].join('\n'),
    );
    const shown = await ask('data import store confirm=yes', dropped('pinterest.csv', pinterest));
    expect(shown.tone).toBe('info');
    const history = (await store.histories.get(workspace, 'store'))?.history;
    expect(history?.channels.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Google Ads', 'Meta', 'Pinterest']),
    );
    expect(history?.outcome.name).toBe('Gross sales');
  });
});
