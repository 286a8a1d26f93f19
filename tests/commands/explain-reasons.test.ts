import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/attribute/analysis.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { builtIn } from '../bot/arguments/place.ts';
import { botUnderTest, fakePlanner, textOf } from '../bot/bot-under-test.ts';
import { explainedAnalysis } from '../features/plans/explained-analysis.ts';

const budget = { id: 'budget', kind: 'budget', side: 'max', of: '', amount: 52_000, price: 0.31 } as const;
const summaries: readonly [string, Partial<Analysis>, string][] = [
  [
    'goal=profit',
    { limits: [budget] },
    'Medical, plan #1: ¥1k more a week would return ¥1.31k, ¥310 more than it costs; ¥1k less would lose about as much.',
  ],
  [
    'goal=profit',
    { limits: [] },
    'Medical, plan #1: the last ¥1k returns just what it costs, so neither more nor less spend would raise the profit.',
  ],
  [
    'goal=marginal>=1.5',
    { limits: [budget] },
    'Medical, plan #1: ¥1k more a week would add ¥1.81k to the value, ¥1k less would take about as much away.',
  ],
  [
    'goal=marginal>=1.5',
    { limits: [] },
    'Medical, plan #1: the last ¥1k returns ¥1.5k, as asked; more spend would return less.',
  ],
  [
    'goal=roi>=5',
    { limits: [] },
    'Medical, plan #1: the budget isn’t the bottleneck: more spend would bring ROI below 5.',
  ],
  [
    'goal=value>=240k',
    { limits: [] },
    'Medical, plan #1: ¥1k more value a week would cost about ¥763 more a week, ¥1k less would save about as much.',
  ],
  [
    'goal=value',
    { limits: [] },
    'Medical, plan #1: nothing holds this plan back; more spend would add nothing.',
  ],
  [
    'risk=cautious',
    {
      value: { ...explainedAnalysis.value, cautiousToday: 150_000, cautiousProposed: 171_000 },
      limits: [budget],
    },
    'Medical, plan #1: ¥1k more a week would add ¥310 to the bad-case value, ¥1k less would take about as much away.',
  ],
  [
    'goal=value',
    { limits: [{ ...budget, side: 'min', price: -0.2 }] },
    'Medical, plan #1: all of the budget has to be spent; ¥1k less of it a week would gain ¥200.',
  ],
  [
    'goal=value',
    {
      limits: explainedAnalysis.channels.map(({ id, proposed }) => ({
        id: `channel:${id}:max`,
        kind: 'channel' as const,
        side: 'max' as const,
        of: id,
        amount: proposed,
        price: 1.3,
      })),
    },
    'Medical, plan #1: the budget isn’t the bottleneck. These limits are: hospital-partners at most ¥15.2k, patient-app at most ¥16k, and content-marketing at most ¥8.2k.',
  ],
];

test.each(summaries)(
  'the first sentence under %s (%#) says what a little more would bring',
  async (asked, change, said) => {
    const { ask } = botUnderTest({ planner: fakePlanner({ ...explainedAnalysis, ...change }) });
    await ask(`optimize medical ${asked}`);
    const reply = await ask('explain 1');
    expect(reply.summary).toBe(said);
  },
);

describe('what holds a channel', () => {
  /** The last column of the table of channels. */
  async function reasons(
    limits: Analysis['limits'],
    effective: (scenario: Scenario) => Scenario,
    spend?: number[],
  ) {
    const { ask, store } = botUnderTest({
      planner: fakePlanner({
        ...explainedAnalysis,
        limits,
        channels: explainedAnalysis.channels.map((channel, i) => ({
          ...channel,
          proposed: spend?.[i] ?? channel.proposed,
        })),
      }),
    });
    await store.scenarios.save('slack:T1', { ...effective(builtIn('medical').scenario), id: 'mine' }, 'U1');
    await ask('optimize mine');
    const { blocks } = await ask('explain 1');
    const [table] = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
    return table?.rows.map((row) => row.at(-1));
  }
  const group = {
    id: 'group:partners:max',
    kind: 'group',
    side: 'max',
    of: 'partners',
    amount: 20_800,
    price: 0.7,
  } as const;

  test('is its group, and nothing for those outside of it', async () => {
    expect(await reasons([group], (scenario) => scenario)).toEqual([
      'partners at most ¥20.8k',
      'has room',
      'has room',
      'partners at most ¥20.8k',
    ]);
  });

  test('is a share of actual spend for all, since all spend moves it', async () => {
    const withShare = (scenario: Scenario): Scenario => ({
      ...scenario,
      groups: scenario.groups.map((one) => ({ ...one, max: { share: 0.4, of: 'spend' as const } })),
    });
    expect(await reasons([group], withShare)).toEqual([
      'partners at most ¥20.8k',
      'makes room for partners',
      'makes room for partners',
      'partners at most ¥20.8k',
    ]);
    const exactly = (scenario: Scenario): Scenario => ({ ...withShare(scenario), budgetUse: 'exactly' });
    expect(await reasons([group], exactly)).toEqual([
      'partners at most ¥20.8k',
      'has room',
      'has room',
      'partners at most ¥20.8k',
    ]);
  });

  test('is its exposure, its least amount, or that it is not worth its first money', async () => {
    const privacy = {
      id: 'privacy:max',
      kind: 'privacy',
      side: 'max',
      of: '',
      amount: 18_200,
      price: 4.9,
    } as const;
    const least = {
      id: 'channel:patient-app:min',
      kind: 'channel',
      side: 'min',
      of: 'patient-app',
      amount: 16_000,
      price: -0.4,
    } as const;
    const withoutRisk = (scenario: Scenario) =>
      ({
        ...scenario,
        privacy: { max: 0.35, of: 'budget' },
        channels: scenario.channels.map((channel) =>
          ['content-marketing', 'brand-partners'].includes(channel.id)
            ? { ...channel, privacyRisk: 0 }
            : channel,
        ),
      }) as Scenario;
    expect(await reasons([privacy, least], withoutRisk, [15_200, 16_000, 20_800, 0])).toEqual([
      'its privacy exposure',
      'its privacy exposure; its minimum of ¥16k',
      'has room',
      'its first ¥1k returns less than elsewhere',
    ]);
  });
});

describe('how far the plan would move', () => {
  /** What an optimisation says of it. */
  async function told(
    ranges: readonly (readonly [number, number])[] | undefined,
    language: 'en' | 'zh' = 'en',
  ) {
    const planner = fakePlanner({
      ...explainedAnalysis,
      channels: explainedAnalysis.channels.map(({ range: _, ...channel }, i) => {
        const [low, high] = ranges?.[i] ?? [0, 0];
        return ranges === undefined ? channel : { ...channel, range: { low, high } };
      }),
    });
    const { ask } = botUnderTest({ planner });
    const lines = textOf(await ask('optimize medical', { language })).split('\n');
    return lines.filter((line) => /^- (Sampling noise: |抽样误差：)/.test(line));
  }

  test('is told by name only where it matters', async () => {
    expect(
      await told([
        [15_000, 15_400],
        [16_000, 16_000],
        [8_000, 8_300],
        [12_500, 12_700],
      ]),
    ).toEqual(['- Sampling noise: other simulations would move no channel by more than 0.8% of the budget.']);
    expect(
      await told([
        [15_000, 15_400],
        [14_000, 16_700],
        [8_000, 8_300],
        [12_500, 12_700],
      ]),
    ).toEqual(['- Sampling noise: other simulations would move no channel by more than 5.2% of the budget.']);
    const wide = [
      [9_000, 15_400],
      [14_000, 22_700],
      [8_000, 8_300],
      [12_500, 12_700],
    ] as const;
    expect(await told(wide)).toEqual([
      '- Sampling noise: with other simulations patient-app would get ¥14k–¥22.7k, the widest range.',
    ]);
    expect(await told(wide, 'zh')).toEqual([
      '- 抽样误差：换一批模拟，患者 App 会得到 ¥1.4万–¥2.27万，变动最大。',
    ]);
    expect(await told(undefined)).toEqual([]);
  });
});
