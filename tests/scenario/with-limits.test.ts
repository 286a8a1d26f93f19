import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/scenario/find.ts';
import { builtInScenarios } from '../../src/scenario/presets/index.ts';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import type { LimitAmount, Scenario, ScenarioInput } from '../../src/scenario/scenario.ts';
import { type RequestedLimit, withRequest } from '../../src/scenario/with-limits.ts';
import { problemsOf, shopping } from './written-scenarios.ts';

// The same inputs in every run.
fc.configureGlobal({ seed: 20 });

const medical = findScenario('medical', builtInScenarios);

function limit(
  channels: string | readonly string[],
  side: 'max' | 'min',
  amount: LimitAmount,
  isGroup?: true,
): RequestedLimit {
  const ids = typeof channels === 'string' ? [channels] : channels;
  const size = typeof amount === 'number' ? amount : `${amount.share * 100}%`;
  return {
    channels: ids,
    side,
    amount,
    text: `${ids.join('+')}${side === 'max' ? '<=' : '>='}${size}`,
    ...(isGroup && { isGroup }),
  };
}

const ofBudget = (share: number) => ({ share, of: 'budget' }) as const;
const ofSpend = (share: number) => ({ share, of: 'spend' }) as const;

/** The limits of a scenario, as `id: min…max`; the channels of groups that a request added behind it. */
function limitsOf(scenario: Scenario): string[] {
  const size = (amount: LimitAmount | undefined) =>
    amount === undefined
      ? ''
      : typeof amount === 'number'
        ? String(amount)
        : `${amount.share} of ${amount.of}`;
  return [...scenario.channels, ...scenario.groups]
    .filter(({ min, max }) => min !== undefined || max !== undefined)
    .map((part) => {
      const members = 'channels' in part ? ` = ${part.channels.join(' + ')}` : '';
      return `${part.id}${members}: ${size(part.min)}…${size(part.max)}`;
    });
}

function shop(change: Partial<ScenarioInput> = {}, website: object = {}): Scenario {
  const [first, second] = shopping().channels;
  return readScenario({ ...shopping(), groups: [], ...change, channels: [{ ...first, ...website }, second] });
}

describe('a request', () => {
  it('is put into the scenario: the product’s own example', () => {
    const effective = withRequest(medical, {
      budget: 50_000,
      goal: 'profit',
      limits: [
        limit('patient-app', 'max', 20_000),
        limit('content-marketing', 'min', 5_000),
        limit('partners', 'max', ofBudget(0.4), true),
      ],
    });
    expect(effective).toEqual({
      ...medical,
      budget: 50_000,
      goal: 'profit',
      channels: medical.channels.map((channel) => ({
        ...channel,
        ...(channel.id === 'patient-app' && { max: 20_000 }),
        ...(channel.id === 'content-marketing' && { min: 5_000 }),
      })),
      groups: [{ ...medical.groups[0], max: { share: 0.4, of: 'budget' } }],
    });
    expect(readScenario(effective)).toEqual(effective);
  });

  it('for nothing changes nothing', () => {
    expect(withRequest(medical, { limits: [] })).toEqual(medical);
  });

  it('may only set the attitude to risk', () => {
    expect(withRequest(medical, { risk: 'cautious', limits: [] })).toEqual({ ...medical, risk: 'cautious' });
  });

  it('leaves the given scenario as it was', () => {
    const before = structuredClone(medical);
    withRequest(medical, { budget: 1, limits: [limit(['patient-app', 'brand-partners'], 'max', 3)] });
    expect(medical).toEqual(before);
  });
});

describe('a limit on one channel', () => {
  it.each([
    ['comes on where there was none', {}, limit('website', 'max', 5_000), ['website: …5000']],
    ['tightens a looser one', { max: 9_000 }, limit('website', 'max', 5_000), ['website: …5000']],
    ['leaves a tighter one', { max: 3_000 }, limit('website', 'max', 5_000), ['website: …3000']],
    ['raises a lower least amount', { min: 100 }, limit('website', 'min', 500), ['website: 500…']],
    ['leaves a higher least amount', { min: 900 }, limit('website', 'min', 500), ['website: 900…']],
    [
      'compares money with a share of the budget (10,000)',
      { max: { share: 0.3 } },
      limit('website', 'max', 5_000),
      ['website: …0.3 of budget'],
    ],
    [
      'compares a share of the budget with money',
      { max: 5_000 },
      limit('website', 'max', ofBudget(0.3)),
      ['website: …0.3 of budget'],
    ],
    [
      'compares shares of actual spend',
      { max: ofSpend(0.5) },
      limit('website', 'max', ofSpend(0.4)),
      ['website: …0.4 of spend'],
    ],
    [
      'stands beside one that cannot be compared, in a group of its own',
      { max: 5_000 },
      limit('website', 'max', ofSpend(0.4)),
      ['website: …5000', 'website-limit = website: …0.4 of spend'],
    ],
  ])('%s', (_title, website, requested, limits) => {
    const effective = withRequest(shop({}, website), { limits: [requested] });
    expect(limitsOf(effective)).toEqual(limits);
    expect(readScenario(effective)).toEqual(effective);
  });

  it('is compared under the budget that is asked for', () => {
    const effective = withRequest(shop({}, { max: { share: 0.3 } }), {
      budget: 20_000,
      limits: [limit('website', 'max', 5_000)],
    });
    expect(limitsOf(effective)).toEqual(['website: …5000']);
  });

  it('merges with an earlier one that could not be compared with the channel’s own', () => {
    const effective = withRequest(shop({}, { max: 5_000 }), {
      limits: [
        limit('website', 'max', ofSpend(0.4)),
        limit('website', 'max', ofSpend(0.3)),
        limit('website', 'max', 4_000),
      ],
    });
    expect(limitsOf(effective)).toEqual(['website: …4000', 'website-limit = website: …0.3 of spend']);
  });
});

describe('a limit on several channels', () => {
  it('becomes a group with a readable name', () => {
    const effective = withRequest(medical, {
      limits: [
        limit(['patient-app', 'content-marketing'], 'max', 20_000),
        limit(['content-marketing', 'patient-app'], 'min', ofBudget(0.2)),
      ],
    });
    expect(effective.groups.slice(1)).toEqual([
      {
        id: 'patient-app-and-content-marketing',
        names: { en: 'Patient app + Content marketing', zh: '患者 App + 内容营销' },
        aliases: [],
        channels: ['patient-app', 'content-marketing'],
        max: 20_000,
        min: { share: 0.2, of: 'budget' },
      },
    ]);
    expect(readScenario(effective)).toEqual(effective);
  });

  it('tightens the group of these channels where there is one', () => {
    const effective = withRequest(medical, {
      limits: [
        limit('partners', 'max', 25_000, true),
        limit(['brand-partners', 'hospital-partners'], 'max', 22_000),
      ],
    });
    expect(limitsOf(effective)).toEqual(['partners = hospital-partners + brand-partners: …22000']);
  });

  it('stands beside a group’s limit that cannot be compared', () => {
    const effective = withRequest(medical, {
      limits: [limit('partners', 'max', 25_000, true), limit('partners', 'max', ofSpend(0.4), true)],
    });
    expect(limitsOf(effective)).toEqual([
      'partners = hospital-partners + brand-partners: …25000',
      'partners-limit = hospital-partners + brand-partners: …0.4 of spend',
    ]);
    expect(readScenario(effective)).toEqual(effective);
  });

  it('takes a free identifier, and no name, where both are taken', () => {
    const base = shop({
      groups: [
        {
          id: 'website-and-brand-app',
          aliases: ['website + brand app'],
          channels: ['website'],
        },
      ],
    });
    const effective = withRequest(base, { limits: [limit(['website', 'brand-app'], 'max', 9_000)] });
    expect(effective.groups[1]).toEqual({
      id: 'website-and-brand-app-2',
      aliases: [],
      channels: ['website', 'brand-app'],
      max: 9_000,
    });
    expect(readScenario(effective)).toEqual(effective);
  });

  it('on forty channels still has a valid identifier', () => {
    const [first] = shopping().channels;
    const ids = Array.from({ length: 40 }, (_, index) => `channel-${index}`);
    const base = shop();
    const many = readScenario({
      ...base,
      channels: ids.map((id) => ({ ...first, id, share: 1 / 40 })),
    });
    const effective = withRequest(many, {
      limits: [
        limit(ids, 'max', 9_000),
        limit(ids.slice(1), 'max', 8_000),
        limit(ids.slice(0, -1), 'min', 10),
      ],
    });
    expect(effective.groups.map((group) => group.id)).toEqual([
      'channel-0-and-channel-1-and-channel-2-and-37-more',
      'channel-1-and-channel-2-and-channel-3-and-36-more',
      'channel-0-and-channel-1-and-channel-2-and-36-more',
    ]);
    expect(readScenario(effective)).toEqual(effective);
  });
});

describe('limits that contradict each other are refused', () => {
  it.each([
    [
      'both typed',
      {},
      [limit('website', 'max', 2_000), limit('website', 'min', 3_000)],
      { min: 'website>=3000', max: 'website<=2000' },
    ],
    [
      'typed against the scenario’s own',
      { min: 3_000 },
      [limit('website', 'max', 2_000)],
      { min: 'website>=3000', max: 'website<=2000' },
    ],
    [
      'money against a share of the budget',
      { max: { share: 0.25 } },
      [limit('website', 'min', 3_000)],
      { min: 'website>=3000', max: 'website<=25%' },
    ],
    [
      'shares of actual spend',
      { max: ofSpend(0.3) },
      [limit('website', 'min', ofSpend(0.5))],
      { min: 'website>=50%', max: 'website<=30% of spend' },
    ],
    [
      'across the groups that keep them apart',
      { max: ofSpend(0.3) },
      [limit('website', 'max', 2_000), limit('website', 'min', 3_000)],
      { min: 'website>=3000', max: 'website<=2000' },
    ],
    [
      'on a sum',
      {},
      [limit(['website', 'brand-app'], 'max', 2_000), limit(['brand-app', 'website'], 'min', 3_000)],
      { min: 'brand-app+website>=3000', max: 'website+brand-app<=2000' },
    ],
  ])('%s', (_title, website, limits, values) => {
    expect(problemsOf(() => withRequest(shop({}, website), { limits }))).toEqual([
      { code: 'limit.contradiction', received: `${values.min}, ${values.max}`, values },
    ]);
  });

  it('but equal ones fix the amount', () => {
    const limits = [limit('website', 'max', ofBudget(0.3)), limit('website', 'min', 3_000)];
    expect(limitsOf(withRequest(shop(), { limits }))).toEqual(['website: 3000…0.3 of budget']);
  });
});

describe('further requests are refused', () => {
  it('that name a channel twice in one sum', () => {
    expect(
      problemsOf(() => withRequest(shop(), { limits: [limit(['website', 'website'], 'max', 2_000)] })),
    ).toEqual([
      {
        code: 'limit.repeated-channel',
        received: 'website+website<=2000',
        values: { channel: 'website' },
      },
    ]);
  });

  it('that need more groups than a scenario may have', () => {
    const [first] = shopping().channels;
    const channels = Array.from({ length: 202 }, (_, index) => ({
      ...first,
      id: `c${index}`,
      share: 1 / 202,
    }));
    const many = readScenario({ ...shop(), channels });
    const limits = channels.slice(1).map(({ id }) => limit(['c0', id], 'max', 100));
    expect(problemsOf(() => withRequest(many, { limits }))).toEqual([
      { code: 'limit.too-many', values: { count: 201, bound: 200 } },
    ]);
  });
});

describe('whatever is asked for', () => {
  const ids = medical.channels.map((channel) => channel.id);
  const anAmount = fc.oneof(
    fc.integer({ min: 20_000, max: 60_000 }),
    fc.integer({ min: 40, max: 100 }).map((percent) => ofBudget(percent / 100)),
    fc.integer({ min: 40, max: 100 }).map((percent) => ofSpend(percent / 100)),
  );
  const aLimit = fc
    .tuple(fc.subarray(ids, { minLength: 1 }), anAmount)
    .map(([channels, amount]) => limit(channels, 'max', amount));

  it('a plan that keeps the effective limits keeps every limit that was typed, and the other way round', () => {
    const plan = fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(aLimit, { maxLength: 6 }), plan, (limits, spends) => {
        const effective = withRequest(medical, { budget: 50_000, limits });
        expect(readScenario(effective)).toEqual(effective);
        const keeps = (channels: readonly string[], max: LimitAmount | undefined) => {
          const spent = channels.reduce((sum, id) => sum + (spends[ids.indexOf(id)] ?? 0), 0);
          const all = spends.reduce((sum, spend) => sum + spend, 0);
          if (max === undefined) return true;
          const most = typeof max === 'number' ? max : max.share * (max.of === 'budget' ? 50_000 : all);
          return spent <= most + 1e-6;
        };
        const keepsTyped = limits.every(({ channels, amount }) => keeps(channels, amount));
        const keepsEffective =
          effective.channels.every(({ id, max }) => keeps([id], max)) &&
          effective.groups.every(({ channels, max }) => keeps(channels, max));
        expect(keepsEffective).toBe(keepsTyped);
      }),
    );
  });
});
