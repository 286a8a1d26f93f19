import { describeRefused, inSelling, inShopping, type RefusedCase, shopping } from './written-scenarios.ts';

const parameterForms = 'number | {"value": number}';

const valuesByThemselves: readonly RefusedCase[] = [
  [
    'a parameter as text',
    inShopping(['channels', 1, 'coverage', 'ceiling'], '0.8'),
    [
      {
        code: 'scenario.type',
        path: 'channels[1].coverage.ceiling',
        received: '"0.8"',
        values: { expected: parameterForms },
      },
    ],
  ],
  [
    'a parameter as a list',
    inShopping(['channels', 1, 'coverage', 'ceiling'], [0.7, 0.8]),
    [
      {
        code: 'scenario.type',
        path: 'channels[1].coverage.ceiling',
        received: '[0.7,0.8]',
        values: { expected: parameterForms },
      },
    ],
  ],
  [
    'a parameter above its range, as a number',
    inShopping(['channels', 1, 'coverage', 'ceiling'], 80),
    [
      {
        code: 'scenario.range',
        path: 'channels[1].coverage.ceiling',
        received: '80',
        values: { allowed: '0 ≤ x ≤ 1' },
      },
    ],
  ],
  [
    'a parameter above its range, with a spread',
    inShopping(['channels', 1, 'coverage', 'ceiling'], { value: 0.9, low: 0.8, high: 1.1 }),
    [
      {
        code: 'scenario.range',
        path: 'channels[1].coverage.ceiling.high',
        received: '1.1',
        values: { allowed: '0 ≤ x ≤ 1' },
      },
    ],
  ],
  [
    'a percentage as text',
    inShopping(['channels', 0, 'max'], '40%'),
    [
      {
        code: 'scenario.type',
        path: 'channels[0].max',
        received: '"40%"',
        values: { expected: 'number | {"share": number}' },
      },
    ],
  ],
  [
    'a percentage as a share',
    inShopping(['channels', 0, 'max'], { share: 40 }),
    [
      {
        code: 'scenario.range',
        path: 'channels[0].max.share',
        received: '40',
        values: { allowed: '0 ≤ x ≤ 1' },
      },
    ],
  ],
  [
    'a budget of nothing',
    inShopping(['budget'], 0),
    [{ code: 'scenario.range', path: 'budget', received: '0', values: { allowed: '0 < x ≤ 1e15' } }],
  ],
  [
    'a number too large for arithmetic',
    inShopping(['budget'], 1e16),
    [
      {
        code: 'scenario.range',
        path: 'budget',
        received: '10000000000000000',
        values: { allowed: '0 < x ≤ 1e15' },
      },
    ],
  ],
  [
    'infinity, which JSON can write as 1e999',
    inShopping(['channels', 0, 'today'], JSON.parse('1e999')),
    [
      {
        code: 'scenario.range',
        path: 'channels[0].today',
        received: '∞',
        values: { allowed: '0 ≤ x ≤ 1e15' },
      },
    ],
  ],
  [
    'no number at all',
    inShopping(['budget'], Number.NaN),
    [{ code: 'scenario.range', path: 'budget', received: 'NaN', values: { allowed: '0 < x ≤ 1e15' } }],
  ],
  [
    'half a lag, and a decay that never ends',
    inSelling(['channels', 0, 'response', 'adstock'], { decay: 1, longestLag: 3.5 }),
    [
      {
        code: 'scenario.range',
        path: 'channels[0].response.adstock.decay',
        received: '1',
        values: { allowed: '0 ≤ x < 1' },
      },
      {
        code: 'scenario.type',
        path: 'channels[0].response.adstock.longestLag',
        received: '3.5',
        values: { expected: 'integer' },
      },
    ],
  ],
  [
    'a horizon of no periods, with half a tail',
    inSelling(['horizon'], { periods: 0, tail: 1.5 }),
    [
      {
        code: 'scenario.horizon',
        path: 'horizon.periods',
        received: '0',
        values: { allowed: '1, 2, 3 … 520' },
      },
      {
        code: 'scenario.horizon',
        path: 'horizon.tail',
        received: '1.5',
        values: { allowed: '0, 1, 2 … 520' },
      },
    ],
  ],
  [
    'no channels',
    inShopping(['channels'], []),
    [{ code: 'scenario.too-few', path: 'channels', received: '[]', values: { count: 0, bound: 1 } }],
  ],
  [
    'too many aliases',
    inShopping(['channels', 0, 'aliases'], Array.from('abcdefghijklm')),
    [
      {
        code: 'scenario.too-many',
        path: 'channels[0].aliases',
        received: '["a","b","c","d","e","f","g","h","i","j","k","l","m"]',
        values: { count: 13, bound: 12 },
      },
    ],
  ],
  [
    'too many channels',
    () => ({ ...shopping(), channels: Array(1_001).fill(shopping().channels[0]) }),
    [{ code: 'scenario.too-many', path: 'channels', values: { count: 1_001, bound: 1_000 } }],
  ],
  [
    'an identifier with capitals, spaces and a slash',
    inShopping(['channels', 0, 'id'], 'Web site/Shop'),
    [
      {
        code: 'scenario.identifier',
        path: 'channels[0].id',
        received: 'Web site/Shop',
        values: { example: 'web-site-shop' },
      },
    ],
  ],
  [
    'an identifier in Chinese',
    inShopping(['channels', 0, 'id'], '官网'),
    [
      {
        code: 'scenario.identifier',
        path: 'channels[0].id',
        received: '官网',
        values: { example: 'my-channel' },
      },
    ],
  ],
  [
    'a currency in small letters',
    inShopping(['currency'], 'usd'),
    [
      {
        code: 'scenario.currency-code',
        path: 'currency',
        received: 'usd',
        values: { example: 'USD' },
      },
    ],
  ],
  [
    'an empty name',
    inShopping(['names', 'en'], '  '),
    [
      {
        code: 'scenario.text',
        path: 'names.en',
        received: '  ',
        values: { min: 1, max: 80, example: 'Website' },
      },
    ],
  ],
  [
    'a name that turns the direction of writing',
    inShopping(['names', 'en'], 'abc\u202edef'),
    [
      {
        code: 'scenario.plain-text',
        path: 'names.en',
        received: 'abcdef',
        values: { example: 'abcdef' },
      },
    ],
  ],
  [
    'a name that a chart server would run as code',
    inShopping(['channels', 0, 'names'], { en: '__BEGINFUNCTION__alert(1)__ENDFUNCTION__' }),
    [
      {
        code: 'scenario.plain-text',
        path: 'channels[0].names.en',
        received: '__BEGINFUNCTION__alert(1)__ENDFUNCTION__',
        values: { example: 'alert(1)' },
      },
    ],
  ],
  [
    'a reason with half a character',
    inShopping(['channels', 1, 'share', 'why'], 'because \ud83d'),
    [
      {
        code: 'scenario.plain-text',
        path: 'channels[1].share.why',
        received: 'because \ufffd',
        values: { example: 'because' },
      },
    ],
  ],
];

describeRefused('values are refused with what would do:', valuesByThemselves);
