import { afterAll, describe, expect, test } from 'vitest';
import { asSent, plainText } from './as-sent.ts';
import { botWithStore, typedOn } from './bot-with-store.ts';

const bot = await botWithStore();
afterAll(() => bot.store.close());
for (const line of ['optimize medical', 'whatif medical app=+20%'])
  await bot.ask(typedOn('slack', line, 'en'));
const before = await bot.traces('slack:T1', { person: 'U1', channel: 'C1' });

/** What nobody may see, whatever was typed. */
const never = ['\n    at ', 'node_modules', '[object Object]', 'undefined', 'NaN', 'incident'];

/** What is typed, and what the English refusal says of it: what was received, or what would be right. */
const refused: readonly (readonly [line: string, ...says: string[]])[] = [
  ['whatif', 'scenario', 'whatif medical app=+20%'],
  ['whatif medical', 'app=+20%'],
  ['whatif medcal app=+20%', 'medcal', 'medical'],
  ['whatif medical ap=+20%', 'ap', 'app'],
  ['whatif medical app=', 'app=', 'app=30k'],
  ['whatif medical =20k', 'whatif medical app=+20%'],
  ['whatif medical app==', 'app='],
  ['whatif medical app=+', 'app=+'],
  ['whatif medical app=20%', '20%', '+20%'],
  ['whatif medical app=--5k', '-5k'],
  ['whatif medical app=+-5k', '-5k'],
  ['whatif medical app=-30k', '22.2k', '7.8k'],
  ['whatif medical app=-101%', '-101%', '-100%'],
  ['whatif medical app=+1000000%', '+1000000%', '+1000%'],
  ['whatif medical app=1e16', '1e16', '1e15'],
  ['whatif medical app=+1e999', '1e999'],
  ['whatif medical app=NaN', 'NaN'],
  ['whatif medical app=infinity', 'infinity'],
  ['whatif medical app=1,25', '1,25', '1.25'],
  ['whatif medical app=$5k', '$', 'CNY'],
  ['whatif medical app=5k=6k', 'app=5k=6k'],
  ['whatif medical app=5k app=6k', 'patient-app', 'twice'],
  ['whatif medical partners=+5% brands=6k', 'brand-partners', 'twice'],
  ['whatif medical app+content=5k', 'app+content'],
  ['whatif medical app=+20% from=yesterday', 'yesterday', 'today'],
  ['whatif medical app=+20% from=plan', 'from=best'],
  ['whatif medical app=+20% budgt=50k', 'budgt', 'budget'],
  ['whatif medical app=+20% budget=-5', '-5'],
  ['whatif medical app=+20% app<=20k app>=30k', 'app<=20k', 'app>=30k'],
  ['whatif medical app=+20% extra words', 'extra words'],
  ['whatif 99 app=+5k', '99'],
  ['whatif #0 app=+5k', '0'],
  ['whatif 1.5 app=+5k', '1.5'],
  ['whatif ../../etc/passwd app=+5k', '../../etc/passwd'],
  ['whatif ./x.json app=+5k', './x.json'],
  ['whatif medical __proto__=+5k', '__proto__'],
  ['whatif medical constructor=5k toString=+1%', 'constructor', 'toString'],
  ['whatif medical "<script>alert(1)</script>=5k"', 'script'],
  [`whatif medical ${'app=1 '.repeat(300)}`, '300', '100'],
  ['compare', 'compare 12 15'],
  ['compare 1 1', '1', 'compare 1 today'],
  ['compare 1 99', '99'],
  ['compare 99', '99'],
  ['compare one two', 'one'],
  ['compare 1 todya', 'todya', 'today'],
  ['compare 1 2 3', '3'],
  ['compare -1 2', '-1'],
  ['compare 1 2.5', '2.5'],
  ['compare 1 with', 'with'],
  ['compare 1e99 2', '1e99'],
  ['export', 'export 12 csv'],
  ['export 1', 'csv, json, png'],
  ['export csv', 'csv'],
  ['export 99 csv', '99'],
  ['export 1 pdf', 'pdf', 'csv, json, png'],
  ['export 1 cvs', 'cvs', 'csv'],
  ['export 1 ../../x.csv', '../../x.csv'],
  ['export 1 csv json', 'json'],
  ['export 1 format=csv format=json', 'format'],
  ['export 1 png', 'export 1 csv'],
];

describe.each(refused)('%s', (line, ...says) => {
  test.each(['en', 'zh'] as const)('is refused with teaching (%s)', async (language) => {
    const { reply } = await bot.ask(typedOn('slack', line, language));
    expect(reply).toMatchObject({ tone: 'error', audience: 'caller' });
    expect(reply.incident).toBeUndefined();
    const text = plainText(reply);
    expect(text.length).toBeLessThan(2_000);
    // Every refusal has words of its own for what is wrong, and something that can be typed instead.
    if (language === 'en') for (const part of says) expect(text).toContain(part);
    else expect(text).toMatch(/\p{Script=Han}{4}/u);
    for (const { texts } of asSent(reply)) {
      for (const forbidden of never.filter((one) => !line.includes(one))) {
        expect(texts.filter((one) => one.includes(forbidden))).toEqual([]);
      }
    }
    const { plans: _, ...kept } = await bot.traces('slack:T1', { person: 'U1', channel: 'C1' });
    const { plans: __, ...was } = before;
    expect(kept).toEqual(was);
    expect(bot.errors).toEqual([]);
  });
});

test.each([
  ['whatif medical app=＋２０％', { 'patient-app': 9_360 }],
  ['whatif medical app = −5k', { 'patient-app': 2_800 }],
  [
    '/channels what-if “medical” App=¥1.2万;content=+1 k',
    { 'patient-app': 12_000, 'content-marketing': 10_200 },
  ],
  ['如果 智慧医疗 应用＝－20％，内容＝3万', { 'patient-app': 6_240, 'content-marketing': 30_000 }],
])('%s is understood, and its kept line asks for the same', async (line, changed: Record<string, number>) => {
  const parts = await botWithStore();
  const plans: object[] = [];
  for (const typed of [line, 'again 1']) {
    const { reply } = await parts.ask(typedOn('slack', typed, 'en'));
    expect(plainText(reply)).toContain('what-if');
    plans.push(parts.planner.requests.at(-1)?.plan ?? {});
  }
  for (const [id, spend] of Object.entries(changed)) {
    expect(parts.planner.requests[0]?.plan?.[id]).toBeCloseTo(spend, 6);
  }
  expect(plans[1]).toEqual(plans[0]);
  await parts.store.close();
});
