import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/attribute/analyse.ts';
import { limitText } from '../../src/scenario/limit-text.ts';
import { type Problem, UserError } from '../../src/scenario/problem.ts';
import type { LimitAmount, Scenario } from '../../src/scenario/scenario.ts';
import { withRequest } from '../../src/scenario/with-limits.ts';
import { limitCase } from '../fixtures/limits/read-limit-case.ts';
import { channel, hill, responseOf } from '../fixtures/small-scenarios.ts';

const plan = (scenario: Scenario) =>
  analyse({ scenario, draws: 1, seed: 1, effort: { nodes: 200, milliseconds: 60_000 } });

async function whyNot(scenario: Scenario): Promise<Problem | undefined> {
  try {
    await plan(scenario);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.problems[0];
    throw error;
  }
}

/** The scenario with a change as it would be typed. */
function changed(scenario: Scenario, typed: string): Scenario {
  const [, name = '', sign, size = '', percent, ofSpend] =
    /^(.+?)(<=|>=|=)([\d.e+-]+)(%?)( of spend)?$/.exec(typed) ?? [];
  if (sign === '=') return { ...scenario, budget: Number(size) };
  const side = sign === '<=' ? ('max' as const) : ('min' as const);
  const amount: LimitAmount = percent
    ? { share: Number(size) / 100, of: ofSpend ? 'spend' : 'budget' }
    : Number(size);
  const put = <Part extends { id: string }>(part: Part) =>
    part.id === name ? { ...part, [side]: amount } : part;
  if (name === 'privacy') return { ...scenario, privacy: { max: Number(size) / 100, of: 'budget' } };
  const groups = scenario.groups.map((group) =>
    group.id === name || group.channels.join('+') === name ? { ...group, [side]: amount } : group,
  );
  return scenario.model === 'response'
    ? { ...scenario, groups, channels: scenario.channels.map(put) }
    : { ...scenario, groups, channels: scenario.channels.map(put) };
}

const share = (part: number, of: 'budget' | 'spend' = 'budget'): LimitAmount => ({ share: part, of });
const curve = hill(100, 20, 2);
const three = (limits: object, extra = {}) =>
  responseOf(
    ['website', 'app', 'partners'].map((id) =>
      channel(id, curve, { privacyRisk: 0.5, ...Reflect.get(limits, id) }),
    ),
    extra,
  );

describe('limits that clash are named as they were typed, with a change that was tried', () => {
  it.each([
    ['a least share and a most amount', limitCase('minmax'), 'a<=0.2, a>=50%'],
    [
      'least amounts just above the budget',
      limitCase('mend-budget'),
      'budget=1234564, c0>=308641.2, c1>=308641.2, c2>=308641.2, c3>=308641.2',
    ],
    ['shares of spend', limitCase('clash-share'), 'a>=50% of spend, b>=40% of spend, a<=4000, c>=1000'],
    [
      'shares of more than the whole',
      three({ website: { min: share(0.8) }, app: { min: share(0.3) } }),
      'budget=100, website>=80%, app>=30%',
    ],
    [
      'shares that leave no room for an amount',
      three({ website: { min: share(0.7) }, app: { min: 40 } }),
      'budget=100, website>=70%, app>=40',
    ],
    [
      'a share of spend against a most amount of a sum that a command made',
      withRequest(three({ partners: { min: 30 } }), {
        limits: [
          {
            channels: ['website', 'app'],
            side: 'min',
            amount: share(0.6, 'spend'),
            text: 'website+app>=60% of spend',
          },
          { channels: ['website', 'app'], side: 'max', amount: 20, text: 'website+app<=20' },
        ],
      }),
      'website+app<=20, website+app>=60% of spend, partners>=30',
    ],
    [
      'privacy against a least amount',
      three({ app: { min: 80 } }, { privacy: { max: 0.1, of: 'budget' } }),
      'privacy<=10%, app>=80',
    ],
    [
      'a whole budget that caps do not let be spent',
      three({ website: { max: 20 }, app: { max: 20 }, partners: { max: 20 } }, { budgetUse: 'exactly' }),
      'budget=100, website<=20, app<=20, partners<=20',
    ],
  ])('%s', async (_, scenario, received) => {
    const problem = await whyNot(scenario);
    const parts = (text: string) => text.split(', ').sort();
    expect(parts(problem?.received ?? '')).toEqual(parts(received));
    expect(problem?.code).toBe('plan.infeasible');
    const mend = String(problem?.values?.mend);
    expect(await whyNot(changed(scenario, mend))).toBeUndefined();
  });

  it('never offers a larger budget where shares come to more than the whole', async () => {
    const problem = await whyNot(three({ website: { min: share(0.8) }, app: { min: share(0.3) } }));
    expect(problem?.values?.mend).toBe(limitText('website', 'min', share(0.7)));
  });

  it('names a clash that is more than rounding, and no return that nobody asked for', async () => {
    const sevenths = limitCase('sevenths');
    expect((await plan(sevenths)).value.proposed).toBeCloseTo(158.920_94, 4);
    for (const miss of [2e-9, 1e-8, 1e-7, 1e-6]) {
      const min = share(1 / 7 + miss / 7);
      const apart = await whyNot(
        responseOf(
          Array.from({ length: 7 }, (_, i) => channel(`c${i}`, curve, { min })),
          { budget: 1 },
        ),
      );
      expect(apart?.code).toBe('plan.infeasible');
      expect(apart?.received).toMatch(/^budget=1, c0>=/);
    }
  });
});
