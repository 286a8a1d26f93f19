import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/scenario/read-scenario.ts';
import {
  changed,
  describeRefused,
  inShopping,
  problemsOf,
  type RefusedCase,
  selling,
  shopping,
} from './written-scenarios.ts';

describe('a correct scenario', () => {
  it('comes back with its defaults filled in', () => {
    expect(readScenario(shopping())).toEqual({
      schema: 'channels/scenario@1',
      model: 'advantage',
      id: 'shopping',
      names: { en: 'Shopping' },
      aliases: [],
      period: 'week',
      currency: 'CNY',
      budgetUse: 'at-most',
      goal: 'value',
      risk: 'mean',
      advantage: {
        fullValue: 100_000,
        satisfaction: 1,
        market: 1,
        precision: 1,
        exponents: { satisfaction: 1, market: 1, precision: 1 },
        weights: { efficiency: 1 / 3, coverage: 1 / 3, influence: 1 / 3 },
      },
      channels: [
        {
          id: 'website',
          aliases: [],
          today: 8_000,
          privacyRisk: 0,
          brandRisk: 0,
          share: 0.6,
          efficiency: { floor: 0, ceiling: 0.9, level: 0.5, slope: 1 },
          coverage: { floor: 0, ceiling: 0.8, level: 0.4, slope: 1 },
          influence: { floor: 0, ceiling: 0.9, level: 0.6, slope: 1 },
        },
        {
          id: 'brand-app',
          names: { en: 'Brand app', zh: '品牌应用' },
          aliases: ['app'],
          today: 2_000,
          privacyRisk: 0,
          brandRisk: 0,
          share: { value: 0.4, low: 0.3, high: 0.5, why: 'a guess' },
          efficiency: { floor: 0, ceiling: 0.9, halfSaturation: 3_000, slope: 1 },
          coverage: { floor: 0.1, ceiling: 0.8, level: 0.4, slope: 2 },
          influence: { floor: 0, ceiling: 0.9, level: 0.6, slope: 1 },
        },
      ],
      groups: [
        { id: 'own', aliases: [], channels: ['website', 'brand-app'], max: { share: 0.9, of: 'budget' } },
      ],
    });
  });

  it('of the response model gets a horizon of one period without a tail', () => {
    expect(readScenario(selling())).toMatchObject({
      horizon: { periods: 1, tail: 0 },
      response: { base: { value: 400, low: 100, high: 700 }, valuePerOutcome: 3, margin: 1 },
    });
  });

  it('read again stays as it is', () => {
    const once = readScenario(selling());
    expect(readScenario(once)).toEqual(once);
  });

  it('may name the JSON Schema that an editor checks it by', () => {
    expect(readScenario({ $schema: './scenario.schema.json', ...shopping() })).toEqual(
      readScenario(shopping()),
    );
  });

  it('may have 1,000 channels', () => {
    const [first] = shopping().channels;
    const channels = Array.from({ length: 1_000 }, (_, index) => ({
      ...first,
      id: `c${index}`,
      share: 0.001,
    }));
    expect(readScenario({ ...shopping(), groups: [], channels }).channels).toHaveLength(1_000);
  });
});

const wholes: readonly RefusedCase[] = [
  ['a list', () => [], [{ code: 'scenario.type', received: '[]', values: { expected: '{ … }' } }]],
  ['null', () => null, [{ code: 'scenario.type', received: 'null', values: { expected: '{ … }' } }]],
  [
    'a text',
    () => 'medical',
    [{ code: 'scenario.type', received: '"medical"', values: { expected: '{ … }' } }],
  ],
  [
    'an empty object, read as if it were of the first model',
    () => ({}),
    [
      {
        code: 'scenario.missing',
        path: 'model',
        values: { key: 'model', expected: '"advantage" | "response"' },
      },
      {
        code: 'scenario.missing',
        path: 'schema',
        values: { key: 'schema', expected: '"channels/scenario@1"' },
      },
      { code: 'scenario.missing', path: 'id', values: { key: 'id', expected: 'string' } },
      { code: 'scenario.missing', path: 'names', values: { key: 'names', expected: '{ … }' } },
      { code: 'scenario.missing', path: 'advantage', values: { key: 'advantage', expected: '{ … }' } },
      { code: 'scenario.missing', path: 'channels', values: { key: 'channels', expected: '[ … ]' } },
    ],
  ],
  [
    'a newer version of the format, of which nothing else is said',
    () => ({ schema: 'channels/scenario@2', everything: 'else' }),
    [
      {
        code: 'scenario.schema-version',
        path: 'schema',
        received: 'channels/scenario@2',
        values: { expected: 'channels/scenario@1' },
      },
    ],
  ],
  [
    'another format',
    inShopping(['schema'], 'budget@1'),
    [
      {
        code: 'scenario.schema-version',
        path: 'schema',
        received: 'budget@1',
        values: { expected: 'channels/scenario@1' },
      },
    ],
  ],
];

describeRefused('the whole is refused:', wholes);

describe('many problems', () => {
  it('are all named', () => {
    const input = changed(
      changed(changed(shopping(), ['budget'], 'x'), ['currency'], '¥'),
      ['channels', 0, 'todya'],
      1,
    );
    expect(problemsOf(() => readScenario(input)).map(({ code, path }) => `${path}: ${code}`)).toEqual([
      'currency: scenario.currency-code',
      'budget: scenario.type',
      'channels[0].todya: scenario.unknown-key',
    ]);
  });

  it('beyond twenty are counted', () => {
    const channels = Array.from({ length: 30 }, (_, index) => ({
      ...shopping().channels[0],
      id: `c${index}`,
      today: -1,
    }));
    const problems = problemsOf(() => readScenario({ ...shopping(), groups: [], channels }));
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toEqual({ code: 'scenario.more', values: { count: 10 } });
  });

  it('in masses are refused without looking at each', () => {
    const channels = Array.from({ length: 1_000 }, () =>
      Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`k${i}`, 1])),
    );
    expect(problemsOf(() => readScenario({ ...shopping(), channels }))).toEqual([
      { code: 'scenario.too-many', values: { count: expect.any(Number), bound: 500_000 } },
    ]);
  });
});

describe('keys that mean something to JavaScript', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'such as %s are unknown keys',
    (key) => {
      const input = JSON.parse(
        JSON.stringify(shopping()).replace('"id":"website"', `"id":"website","${key}":{"today":1}`),
      );
      expect(problemsOf(() => readScenario(input))).toMatchObject([
        { code: 'scenario.unknown-key', path: `channels[0].${key}`, received: key },
      ]);
      expect(Reflect.get({}, 'today')).toBeUndefined();
    },
  );

  it.each(['__proto__', 'constructor', 'toString'])('such as %s are no choice either', (word) => {
    for (const key of ['model', 'goal', 'period']) {
      expect(problemsOf(() => readScenario(changed(shopping(), [key], word)))).toMatchObject([
        { code: 'scenario.choice', path: key, received: word },
      ]);
    }
  });
});
