import {
  changed,
  describeRefused,
  inSelling,
  inShopping,
  type RefusedCase,
  selling,
  shopping,
} from './written-scenarios.ts';

const betweenFields: readonly RefusedCase[] = [
  [
    'shares that do not sum to 1',
    inShopping(['channels', 1, 'share'], 0.3),
    [
      {
        code: 'scenario.shares',
        path: 'channels[…].share',
        received: '0.6, 0.3',
        values: { sum: 0.9 },
      },
    ],
  ],
  [
    'weights that do not sum to 1',
    inShopping(['advantage', 'weights'], { efficiency: 0.5, coverage: 0.5, influence: 0.5 }),
    [
      {
        code: 'scenario.weights',
        path: 'advantage.weights',
        received: '{"efficiency":0.5,"coverage":0.5,"influence":0.5}',
        values: { sum: 1.5 },
      },
    ],
  ],
  [
    'quantiles out of order, and one alone',
    () =>
      changed(
        changed(shopping(), ['channels', 1, 'share'], { value: 0.4, low: 0.45, high: 0.5 }),
        ['advantage', 'fullValue'],
        { value: 100, high: 200 },
      ),
    [
      {
        code: 'scenario.quantiles',
        path: 'advantage.fullValue',
        received: '{"value":100,"high":200}',
        values: { low: '–', value: 100, high: 200 },
      },
      {
        code: 'scenario.quantiles',
        path: 'channels[1].share',
        received: '{"value":0.4,"low":0.45,"high":0.5}',
        values: { low: 0.45, value: 0.4, high: 0.5 },
      },
    ],
  ],
  [
    'a coverage that reaches everybody',
    inShopping(['channels', 0, 'coverage', 'ceiling'], 1),
    [{ code: 'scenario.coverage-ceiling', path: 'channels[0].coverage.ceiling', received: '1' }],
  ],
  [
    'a coverage that may reach everybody',
    inShopping(['channels', 0, 'coverage', 'ceiling'], { value: 0.9, low: 0.8, high: 1 }),
    [{ code: 'scenario.coverage-ceiling', path: 'channels[0].coverage.ceiling.high', received: '1' }],
  ],
  [
    'a level at its ceiling, in the middle of its spread',
    inShopping(['channels', 0, 'coverage', 'level'], { value: 0.8, low: 0.3, high: 0.85 }),
    [
      {
        code: 'scenario.level-order',
        path: 'channels[0].coverage',
        received: '{"floor":0,"ceiling":0.8,"level":{"value":0.8,"low":0.3,"high":0.85},"slope":1}',
        values: { floor: 0, level: 0.8, ceiling: 0.8 },
      },
    ],
  ],
  [
    'a floor above its ceiling',
    inShopping(['channels', 1, 'efficiency', 'floor'], 0.95),
    [
      {
        code: 'scenario.level-order',
        path: 'channels[1].efficiency',
        received: '{"floor":0.95,"ceiling":0.9,"halfSaturation":3000,"slope":1}',
        values: { floor: 0.95, level: '–', ceiling: 0.9 },
      },
    ],
  ],
  [
    'both a level and a half-saturation',
    inShopping(['channels', 0, 'coverage', 'halfSaturation'], 5_000),
    [
      {
        code: 'scenario.level-or-half',
        path: 'channels[0].coverage',
        received: '{"floor":0,"ceiling":0.8,"level":0.4,"halfSaturation":5000,"slope":1}',
        values: { given: 2 },
      },
    ],
  ],
  [
    'neither of them',
    inShopping(['channels', 0, 'coverage', 'level'], undefined),
    [
      {
        code: 'scenario.level-or-half',
        path: 'channels[0].coverage',
        received: '{"floor":0,"ceiling":0.8,"slope":1}',
        values: { given: 0 },
      },
    ],
  ],
  [
    'levels of today where nothing is spent',
    inShopping(['channels', 1, 'today'], undefined),
    [
      {
        code: 'scenario.level-needs-spend',
        path: 'channels[1].coverage.level',
        received: '0.4',
        values: { channel: 'brand-app' },
      },
      {
        code: 'scenario.level-needs-spend',
        path: 'channels[1].influence.level',
        received: '0.6',
        values: { channel: 'brand-app' },
      },
    ],
  ],
  [
    'an identifier used twice',
    inShopping(['groups', 0, 'id'], 'website'),
    [
      {
        code: 'scenario.repeated-id',
        path: 'groups[0].id',
        received: 'website',
        values: { first: 'channels[0].id' },
      },
    ],
  ],
  [
    'an alias that is another channel’s identifier but for case, width and separators',
    inShopping(['channels', 0, 'aliases'], ['Ｂrand App']),
    [
      {
        code: 'scenario.repeated-id',
        path: 'channels[0].aliases[0]',
        received: 'Ｂrand App',
        values: { first: 'channels[1].id' },
      },
    ],
  ],
  [
    'a group with a misspelt channel, and one twice',
    inShopping(['groups', 0, 'channels'], ['web-site', 'brand-app', 'brand-app']),
    [
      {
        code: 'scenario.unknown-channel',
        path: 'groups[0].channels[0]',
        received: 'web-site',
        values: { nearest: 'website', choices: 'website, brand-app' },
      },
      {
        code: 'scenario.repeated-id',
        path: 'groups[0].channels[2]',
        received: 'brand-app',
        values: { first: 'groups[0].channels[1]' },
      },
    ],
  ],
  [
    'a least amount above the most',
    inSelling(['groups', 0, 'min'], 12_000),
    [
      {
        code: 'scenario.bounds',
        path: 'groups[0].min',
        received: '12000',
        values: { min: 12_000, max: 11_000 },
      },
    ],
  ],
  [
    'a least share above the most',
    inShopping(['groups', 0, 'min'], { share: 0.95 }),
    [
      {
        code: 'scenario.bounds',
        path: 'groups[0].min',
        received: '{"share":0.95,"of":"budget"}',
        values: { min: 0.95, max: 0.9 },
      },
    ],
  ],
  [
    'neither a budget nor spend',
    () =>
      changed(
        { ...selling(), channels: selling().channels.map((channel) => ({ ...channel, today: 0 })) },
        ['budget'],
        undefined,
      ),
    [{ code: 'scenario.no-budget', path: 'budget' }],
  ],
];

describeRefused('contradictions between fields are refused:', betweenFields);
