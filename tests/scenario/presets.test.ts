import { describe, expect, it } from 'vitest';
import { findChannels, findScenario } from '../../src/scenario/find.ts';
import { atScore, middle, type Parameter } from '../../src/scenario/parameter.ts';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import { type AdvantageScenario, budgetOf, type LevelResponse } from '../../src/scenario/scenario.ts';
import { foldName } from '../../src/scenario/text.ts';

const attributes = ['efficiency', 'coverage', 'influence'] as const;

const scenarios = builtInScenarios.map((scenario): AdvantageScenario => {
  if (scenario.model !== 'advantage') throw new Error(`${scenario.id} is not of the advantage model`);
  return scenario;
});

/** Every parameter of a scenario with its path. */
function parametersOf(value: unknown, path = ''): { path: string; parameter: Parameter }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('value' in value) return [{ path, parameter: value as Parameter }];
  return Object.entries(value).flatMap(([key, inner]) => parametersOf(inner, `${path}.${key}`));
}

const spreadsOf = (scenario: AdvantageScenario) =>
  parametersOf({ ...scenario.advantage, channels: scenario.channels });

describe('the built-in scenarios', () => {
  it('are these, with these channels, in both languages', () => {
    expect(
      scenarios.map(({ names, channels }) => [
        `${names.en} ${names.zh}`,
        ...channels.map((channel) => `${channel.id} ${channel.names?.zh}`),
      ]),
    ).toEqual([
      ['Customer service 智能客服', 'website 官网', 'app APP', 'third-party 第三方平台'],
      [
        'Medical 智慧医疗',
        'hospital-partners 医院合作',
        'patient-app 患者 App',
        'content-marketing 内容营销',
        'brand-partners 品牌合作',
      ],
      ['Autonomous driving 自动驾驶', 'in-vehicle 车载系统', 'app-store 应用商店', 'third-party 第三方平台'],
      ['Financial risk control 金融风控', 'bank 银行', 'insurance 保险', 'payment 支付'],
      [
        'Education and training 教育培训',
        'online-platforms 在线平台',
        'social-media 社交媒体',
        'campus-app 校园 App',
      ],
      ['Smart home 智能家居', 'smart-speaker 智能音箱', 'mobile-app 手机 App', 'third-party 第三方平台'],
    ]);
  });

  it('stay as they are when they are read again', () => {
    for (const scenario of scenarios) expect(readScenario(scenario)).toEqual(scenario);
  });

  it('share no name or alias with each other', () => {
    const names = scenarios.flatMap(({ id, names, aliases }) => [
      ...new Set([id, names.en, names.zh ?? '', ...aliases].map(foldName)),
    ]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('are found by everything they and their channels are called', () => {
    for (const scenario of scenarios) {
      for (const name of [scenario.id, ...Object.values(scenario.names), ...scenario.aliases]) {
        expect(findScenario(name ?? '', builtInScenarios).id).toBe(scenario.id);
      }
      for (const channel of scenario.channels) {
        for (const name of [channel.id, ...Object.values(channel.names ?? {}), ...channel.aliases]) {
          expect(findChannels(scenario, name ?? '')).toEqual({ kind: 'channel', id: channel.id });
        }
      }
    }
  });

  it('are weekly, in CNY, spend today what their budget is, and set no limits of their own', () => {
    for (const scenario of scenarios) {
      expect(scenario).toMatchObject({ period: 'week', currency: 'CNY', goal: 'value', risk: 'mean' });
      expect(budgetOf(scenario)).toBe(scenario.channels.reduce((sum, { today }) => sum + today, 0));
      for (const part of [...scenario.channels, ...scenario.groups]) {
        expect([part.min, part.max]).toEqual([undefined, undefined]);
      }
      expect([scenario.privacy, scenario.brandSafety]).toEqual([undefined, undefined]);
    }
  });

  it('of medicine groups its two kinds of partners', () => {
    const medical = findScenario('medical', builtInScenarios);
    expect(budgetOf(medical)).toBe(52_000);
    expect(medical.groups).toEqual([
      {
        id: 'partners',
        names: { en: 'Partners', zh: '合作伙伴' },
        aliases: ['partnerships', '合作', '伙伴'],
        channels: ['hospital-partners', 'brand-partners'],
      },
    ]);
  });

  it('for customer service have the article’s nine levels today', () => {
    const [customerService] = scenarios;
    expect(
      customerService?.channels.map((channel) => [
        channel.id,
        ...attributes.map((attribute) => channel[attribute].level),
      ]),
    ).toEqual(
      [
        ['website', 0.8, 0.9, 0.95],
        ['app', 0.9, 0.85, 0.9],
        ['third-party', 0.6, 0.7, 0.85],
      ].map(([id, ...levels]) => [
        id,
        ...levels.map((value) => ({ value, why: "from the article, taken as the level at today's spend" })),
      ]),
    );
  });
});

describe('every number that the article does not give', () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    'in %s has a reason and is wide',
    (_id, scenario) => {
      for (const { path, parameter } of spreadsOf(scenario)) {
        if (typeof parameter === 'number') throw new Error(`${path} is bare`);
        if (parameter.why?.startsWith('from the article')) continue;
        const { value, low = value, high = value, why = '' } = parameter;
        expect(why, path).toMatch(/^assumed: .{20,}/);
        // The 90 % interval spans at least a tenth of the value, or of what is left up to 1.
        expect(high - low, path).toBeGreaterThanOrEqual(0.1 * Math.min(value, value < 1 ? 1 - value : value));
      }
    },
  );

  it('is written with a spread: levels, floors, ceilings, slopes, shares and factors', () => {
    for (const scenario of scenarios) {
      const perChannel = 1 + 3 * 4;
      expect(spreadsOf(scenario)).toHaveLength(4 + scenario.channels.length * perChannel);
      for (const channel of scenario.channels) expect(channel.why).toMatch(/^assumed: .{20,}/);
    }
  });

  it('is drawn so that floor < level < ceiling holds but for one draw in some hundreds', () => {
    for (const { channels } of scenarios) {
      for (const channel of channels) {
        for (const attribute of attributes) {
          const { floor, level = 0, ceiling } = channel[attribute];
          // Two independent scores of ±2 are as rare together as one of 2.8.
          expect(atScore(floor, 'unit', 2)).toBeLessThan(atScore(level, 'unit', -2));
          expect(atScore(level, 'unit', 2)).toBeLessThan(atScore(ceiling, 'unit', -2));
        }
      }
    }
  });

  it('makes at least two scenarios S-shaped, and the others concave in practically every draw', () => {
    const slopes = (scenario: AdvantageScenario) =>
      scenario.channels.flatMap((channel) => attributes.map((attribute) => channel[attribute].slope));
    const sShaped = scenarios.filter((scenario) => slopes(scenario).some((slope) => middle(slope) > 1));
    expect(sShaped.map(({ id }) => id)).toEqual(['medical', 'driving', 'finance']);
    for (const scenario of scenarios.filter((other) => !sShaped.includes(other))) {
      for (const slope of slopes(scenario)) expect(atScore(slope, 'positive', 4)).toBeLessThan(1);
    }
  });
});

/** The value of a plan at the parameters' middle values (the design's equations, written out). */
function planValue({ advantage, channels }: AdvantageScenario, plan: readonly number[]): number {
  const levelAt = ({ floor, ceiling, level = 0, slope }: LevelResponse, today: number, spend: number) => {
    const [a, b, l, k] = [middle(floor), middle(ceiling), middle(level), middle(slope)];
    const half = today * ((b - l) / (l - a)) ** (1 / k);
    return a + ((b - a) * spend ** k) / (spend ** k + half ** k);
  };
  const sums = { efficiency: 0, missed: 1, influence: 0 };
  channels.forEach((channel, index) => {
    const at = (attribute: (typeof attributes)[number]) =>
      levelAt(channel[attribute], channel.today, plan[index] ?? 0);
    sums.efficiency += middle(channel.share) * at('efficiency');
    sums.missed *= 1 - at('coverage');
    sums.influence += middle(channel.share) * at('influence');
  });
  const { fullValue, satisfaction, market, precision } = advantage;
  const factors = [fullValue, satisfaction, market, precision].reduce<number>(
    (product, p) => product * middle(p),
    1,
  );
  return (factors * (sums.efficiency + (1 - sums.missed) + sums.influence)) / 3;
}

/** The best split of the sum, on a grid of that many steps. */
function bestOnGrid(scenario: AdvantageScenario, sum: number, steps: number): number {
  let best = 0;
  const visit = (plan: number[], left: number) => {
    if (plan.length === scenario.channels.length - 1) {
      best = Math.max(best, planValue(scenario, [...plan, (left * sum) / steps]));
      return;
    }
    for (let step = 0; step <= left; step += 1) visit([...plan, (step * sum) / steps], left - step);
  };
  visit([], steps);
  return best;
}

describe("today's plan", () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    'of %s is worth improving: the best split of the same budget lifts the value by 3 to 30 %%',
    (_id, scenario) => {
      const today = planValue(
        scenario,
        scenario.channels.map((channel) => channel.today),
      );
      const lift = bestOnGrid(scenario, budgetOf(scenario), 40) / today - 1;
      expect(lift).toBeGreaterThan(0.03);
      expect(lift).toBeLessThan(0.3);
    },
  );
});
