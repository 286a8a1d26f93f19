import { describe, expect, test } from 'vitest';
import { goal } from '../../../../src/features/scenarios/arguments/goal.ts';
import { money } from '../../../../src/features/scenarios/arguments/money.ts';
import { period } from '../../../../src/features/scenarios/arguments/period.ts';
import { risk } from '../../../../src/features/scenarios/arguments/risk.ts';
import { scenario } from '../../../../src/features/scenarios/arguments/scenario.ts';
import { builtInScenarios } from '../../../../src/scenario/presets/index.ts';
import { builtIn, problemsOf, readingPlace } from '../../../bot/arguments/place.ts';
import { invocation } from '../../../bot/bot-under-test.ts';
import { memoryStore } from '../../../memory-store/memory-store.ts';

const place = readingPlace();
const codes = async (read: () => unknown) => (await problemsOf(read)).map(({ code }) => code);

describe('goals', () => {
  test.each([
    ['cpa<=20', { cost: 20 }],
    ['cost-per-order<20', { cost: 20 }],
    ['获客成本<=20元', { cost: 20 }],
    ['roas>=3', { roi: 3 }],
    ['roi>=300%', { roi: 3 }],
    ['roi>=3x', { roi: 3 }],
    ['投产比>=3倍', { roi: 3 }],
    ['profit-per-spend>=200%', { roi: 3 }],
    ['marginal>=150%', { marginal: 1.5 }],
    ['value>=300k/month', { target: (300_000 * 7) / (365.25 / 12) }],
  ])('%s in a marketer’s words', async (text, wanted) => {
    const read = await goal.read(text, place);
    const round = (aim: object) =>
      Object.entries(aim).map(([kind, amount]) => [kind, Number(Number(amount).toPrecision(10))]);
    expect(round(typeof read === 'object' ? read : {})).toEqual(round(wanted));
  });

  test.each([
    ['value', 'value'],
    ['Value', 'value'],
    ['价值', 'value'],
    ['profit', 'profit'],
    ['利润', 'profit'],
    ['roi>=2', { roi: 2 }],
    ['ROI >= 2.125', { roi: 2.125 }],
    ['roi=2', { roi: 2 }],
    ['roi 2', { roi: 2 }],
    ['投资回报率≥2'.replace('≥', '>='), { roi: 2 }],
    ['value>=300k', { target: 300_000 }],
    ['价值>=30万', { target: 300_000 }],
    ['target=¥300k', { target: 300_000 }],
    ['marginal>=1.5', { marginal: 1.5 }],
    ['边际回报>=1.5', { marginal: 1.5 }],
  ])('%s', (text, expected) => {
    expect(goal.read(text, place)).toEqual(expected);
  });

  test.each([
    ['', 'goal.unreadable'],
    ['profits!', 'goal.unreadable'],
    ['roi', 'goal.unreadable'],
    ['roi>=', 'goal.unreadable'],
    ['roi<=2', 'goal.at-least'],
    ['profit>=2', 'goal.unreadable'],
    ['roi>=two', 'goal.unreadable'],
    ['roi>=-2', 'number.negative'],
    ['roi>=0', 'number.not-positive'],
    ['roi>=1e7', 'number.too-large'],
    ['value>=300.000', 'number.ambiguous'],
    ['value>=$300k', 'number.currency'],
  ])('%j is refused as %s', async (text, code) => {
    expect(await codes(() => goal.read(text, place))).toEqual([code]);
  });
});

describe('budget, risk and period', () => {
  test('a budget is above zero and in the scenario’s currency', async () => {
    expect(money.read('¥30万', place)).toBe(300_000);
    expect(await codes(() => money.read('0', place))).toEqual(['number.not-positive']);
    const { scenario: medical } = builtIn('medical');
    const inDollars = readingPlace({
      scenario: { scenario: { ...medical, currency: 'USD' }, version: 1, origin: 'workspace' },
    });
    expect(money.read('$50k', inDollars)).toBe(50_000);
    expect(await codes(() => money.read('€50k', inDollars))).toEqual(['number.currency']);
  });

  test('attitudes and periods have names in both languages', () => {
    expect(['mean', 'Expected', '期望', 'cautious', '稳健'].map((text) => risk.read(text, place))).toEqual([
      'mean',
      'mean',
      'mean',
      'cautious',
      'cautious',
    ]);
    expect(['week', 'weekly', '周', '每月', 'q', '年'].map((text) => period.read(text, place))).toEqual([
      'week',
      'week',
      'week',
      'month',
      'quarter',
      'year',
    ]);
  });

  test('others are refused with the nearest and all choices', async () => {
    expect(await problemsOf(() => period.read('weak', place))).toEqual([
      {
        code: 'argument.choice',
        received: 'weak',
        values: { choices: 'day, week, month, quarter, year', nearest: 'week' },
      },
    ]);
    expect(await codes(() => risk.read('reckless', place))).toEqual(['argument.choice']);
  });

  test('what is typed narrows the choices down', async () => {
    expect(await risk.complete?.('稳', place)).toEqual([
      { value: 'cautious', label: { en: 'cautious', zh: '稳健' } },
    ]);
    expect((await goal.complete?.('roi', place))?.map(({ value }) => value)).toEqual(['roi>=2']);
  });
});

describe('scenarios', () => {
  test.each(['medical', 'Medical', 'healthcare', '医疗', '智慧医疗', '智慧 医疗'.replace(' ', '')])(
    '%s is the medical one',
    async (text) => {
      expect(await scenario.read(text, place)).toEqual(builtIn('medical'));
    },
  );

  test('a workspace’s own scenario comes before a built-in one of the same name, and stays its own', async () => {
    const store = memoryStore();
    const own = { ...builtIn('medical').scenario, currency: 'USD' };
    await store.scenarios.save('slack:T1', own, 'U1');
    expect(await scenario.read('medical', readingPlace({ store }))).toEqual({
      scenario: own,
      version: 1,
      maker: 'U1',
      origin: 'workspace',
    });
    const elsewhere = invocation('', { where: { workspace: 'slack:T2' } });
    expect(await scenario.read('medical', readingPlace({ store, invocation: elsewhere }))).toEqual(
      builtIn('medical'),
    );
  });

  test('files are read in the terminal only', async () => {
    const files = {
      read: async (path: string) =>
        new TextEncoder().encode(JSON.stringify({ ...builtIn('driving').scenario, id: path.slice(2, 6) })),
    };
    const inTerminal = invocation('', { where: { front: 'terminal', mayReadFiles: true } });
    const read = await scenario.read('./mine.json', readingPlace({ files, invocation: inTerminal }));
    expect({ id: read.scenario.id, version: read.version, origin: read.origin }).toEqual({
      id: 'mine',
      version: 0,
      origin: 'file',
    });
    for (const path of ['./mine.json', '../mine.json', '/etc/passwd', '~/x', 'mine.json', 'C:\\x.json']) {
      expect(await codes(() => scenario.read(path, readingPlace({ files })))).toEqual(['file.only-terminal']);
    }
  });

  test('completion shows names in both languages', async () => {
    expect(await scenario.complete?.('', place)).toHaveLength(builtInScenarios.length);
    expect(await scenario.complete?.('医', place)).toEqual([
      { value: 'medical', label: { en: 'Medical', zh: '智慧医疗 (medical)' } },
    ]);
    expect(await scenario.complete?.('nothing', place)).toEqual([]);
  });
});
