import {
  changed,
  describeRefused,
  inSelling,
  inShopping,
  type RefusedCase,
  shopping,
} from './written-scenarios.ts';

const goalForms =
  '"value" | "profit" | {"roi": number} | {"cost": number} | {"target": number} | {"marginal": number}';
const levelKeys = 'floor, ceiling, level, halfSaturation, slope';

const keysAndChoices: readonly RefusedCase[] = [
  [
    'a misspelt key, told once and not as a missing one too',
    () =>
      changed(
        changed(shopping(), ['channels', 1, 'coverage', 'celing'], 0.8),
        ['channels', 1, 'coverage', 'ceiling'],
        undefined,
      ),
    [
      {
        code: 'scenario.unknown-key',
        path: 'channels[1].coverage.celing',
        received: 'celing',
        values: { nearest: 'ceiling', choices: levelKeys },
      },
    ],
  ],
  [
    'a key in snake case',
    () =>
      changed(
        changed(shopping(), ['channels', 1, 'efficiency', 'half_saturation'], 3_000),
        ['channels', 1, 'efficiency', 'halfSaturation'],
        undefined,
      ),
    [
      {
        code: 'scenario.unknown-key',
        path: 'channels[1].efficiency.half_saturation',
        received: 'half_saturation',
        values: { nearest: 'halfSaturation', choices: levelKeys },
      },
    ],
  ],
  [
    'a key of the other curve',
    inSelling(['channels', 0, 'response', 'rate'], 2),
    [
      {
        code: 'scenario.unknown-key',
        path: 'channels[0].response.rate',
        received: 'rate',
        values: { nearest: 'curve', choices: 'curve, coefficient, halfSaturation, slope, offset, adstock' },
      },
    ],
  ],
  [
    'a key that is no word',
    inShopping(['advantage', 'full value'], 1),
    [
      {
        code: 'scenario.unknown-key',
        path: 'advantage["full value"]',
        received: 'full value',
        values: {
          nearest: 'fullValue',
          choices: 'fullValue, satisfaction, market, precision, exponents, weights',
        },
      },
    ],
  ],
  [
    'a missing part',
    inShopping(['channels', 1, 'coverage'], undefined),
    [
      {
        code: 'scenario.missing',
        path: 'channels[1].coverage',
        values: { key: 'coverage', expected: '{ … }' },
      },
    ],
  ],
  [
    'a misspelt model, and what is wrong besides',
    () => changed(changed(shopping(), ['model'], 'advantages'), ['budget'], '50k'),
    [
      {
        code: 'scenario.choice',
        path: 'model',
        received: 'advantages',
        values: { choices: 'advantage, response', nearest: 'advantage' },
      },
      { code: 'scenario.type', path: 'budget', received: '"50k"', values: { expected: 'number' } },
    ],
  ],
  [
    'a missing model of a scenario that looks like the response model',
    inSelling(['model'], undefined),
    [
      {
        code: 'scenario.missing',
        path: 'model',
        values: { key: 'model', expected: '"advantage" | "response"' },
      },
    ],
  ],
  [
    'an unknown curve',
    inSelling(['channels', 1, 'response', 'curve'], 'logit'),
    [
      {
        code: 'scenario.choice',
        path: 'channels[1].response.curve',
        received: 'logit',
        values: { choices: 'hill, logistic', nearest: 'logistic' },
      },
    ],
  ],
  [
    'an unknown period',
    inShopping(['period'], 'weekly'),
    [
      {
        code: 'scenario.choice',
        path: 'period',
        received: 'weekly',
        values: { choices: 'day, week, month, quarter, year', nearest: 'week' },
      },
    ],
  ],
  [
    'a goal that is nearly one',
    inShopping(['goal'], 'profits'),
    [
      {
        code: 'scenario.choice',
        path: 'goal',
        received: 'profits',
        values: { choices: 'value, profit', nearest: 'profit' },
      },
    ],
  ],
  [
    'two goals at once',
    inShopping(['goal'], { roi: 2, target: 3 }),
    [
      {
        code: 'scenario.type',
        path: 'goal',
        received: '{"roi":2,"target":3}',
        values: { expected: goalForms },
      },
    ],
  ],
  [
    'a goal that is none',
    inShopping(['goal'], { everything: 1 }),
    [{ code: 'scenario.type', path: 'goal', received: '{"everything":1}', values: { expected: goalForms } }],
  ],
  [
    'a misspelt goal key',
    inShopping(['goal'], { traget: 5_000 }),
    [
      {
        code: 'scenario.unknown-key',
        path: 'goal.traget',
        received: 'traget',
        values: { nearest: 'target', choices: 'target' },
      },
    ],
  ],
  [
    'a limit on a share of something else',
    inShopping(['channels', 0, 'max'], { share: 0.4, of: 'bugdet' }),
    [
      {
        code: 'scenario.choice',
        path: 'channels[0].max.of',
        received: 'bugdet',
        values: { choices: 'budget, spend', nearest: 'budget' },
      },
    ],
  ],
  [
    'a limit without its size',
    inShopping(['channels', 0, 'max'], { of: 'spend' }),
    [
      {
        code: 'scenario.missing',
        path: 'channels[0].max.share',
        values: { key: 'share', expected: 'number' },
      },
    ],
  ],
];

describeRefused('keys and choices are refused with the nearest right one:', keysAndChoices);
