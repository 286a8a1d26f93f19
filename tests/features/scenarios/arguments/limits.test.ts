import { describe, expect, test } from 'vitest';
import { limits } from '../../../../src/features/scenarios/arguments/limits.ts';
import { builtIn, problemsOf, readingPlace } from '../../../bot/arguments/place.ts';

const place = readingPlace();
const read = (text: string) => limits.read(text, place);
const app = ['patient-app'];

describe('limits', () => {
  test.each([
    ['app<=20k', [{ channels: app, side: 'max', amount: 20_000, text: 'app<=20k' }]],
    ['app >= 5k', [{ channels: app, side: 'min', amount: 5_000, text: 'app>=5k' }]],
    ['app<20k', [{ channels: app, side: 'max', amount: 20_000, text: 'app<20k' }]],
    ['20k>=app', [{ channels: app, side: 'max', amount: 20_000, text: '20k>=app' }]],
    ['5k<=app', [{ channels: app, side: 'min', amount: 5_000, text: '5k<=app' }]],
    ['患者端不超过2万', [{ channels: app, side: 'max', amount: 20_000, text: '患者端<=2万' }]],
    ['"Patient app"<=0', [{ channels: app, side: 'max', amount: 0, text: '"Patient app"<=0' }]],
    [
      '5k<=app<=20k',
      [
        { channels: app, side: 'min', amount: 5_000, text: '5k<=app<=20k' },
        { channels: app, side: 'max', amount: 20_000, text: '5k<=app<=20k' },
      ],
    ],
    [
      '20k>app>5k',
      [
        { channels: app, side: 'min', amount: 5_000, text: '20k>app>5k' },
        { channels: app, side: 'max', amount: 20_000, text: '20k>app>5k' },
      ],
    ],
    [
      'app=20k',
      [
        { channels: app, side: 'min', amount: 20_000, text: 'app=20k' },
        { channels: app, side: 'max', amount: 20_000, text: 'app=20k' },
      ],
    ],
    [
      'app + website <= 30k',
      [
        {
          channels: ['patient-app', 'content-marketing'],
          side: 'max',
          amount: 30_000,
          text: 'app+website<=30k',
        },
      ],
    ],
    [
      'partners<=40%',
      [
        {
          channels: ['partners'],
          isGroup: true,
          side: 'max',
          amount: { share: 0.4, of: 'budget' },
          text: 'partners<=40%',
        },
      ],
    ],
    [
      'partners+app<=40k',
      [
        {
          channels: ['hospital-partners', 'brand-partners', 'patient-app'],
          side: 'max',
          amount: 40_000,
          text: 'partners+app<=40k',
        },
      ],
    ],
    [
      'app<=40% of spend',
      [{ channels: app, side: 'max', amount: { share: 0.4, of: 'spend' }, text: 'app<=40% of spend' }],
    ],
    [
      'app<=40% of the budget',
      [{ channels: app, side: 'max', amount: { share: 0.4, of: 'budget' }, text: 'app<=40% of budget' }],
    ],
    [
      'app<=花费的40%',
      [{ channels: app, side: 'max', amount: { share: 0.4, of: 'spend' }, text: 'app<=花费的40%' }],
    ],
    [
      'app<=百分之40',
      [{ channels: app, side: 'max', amount: { share: 0.4, of: 'budget' }, text: 'app<=百分之40' }],
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('commas, semicolons and spaces separate them, but a comma also groups digits', async () => {
    const texts = async (text: string) => (await read(text)).map((limit) => limit.text);
    expect(await texts('app<=20k, website>=5k')).toEqual(['app<=20k', 'website>=5k']);
    expect(await texts('app<=20k,website>=5k;brands<=1k')).toEqual(['app<=20k', 'website>=5k', 'brands<=1k']);
    expect(await texts('app<=20,000,website>=5,000')).toEqual(['app<=20,000', 'website>=5,000']);
    expect(await texts('app <= 20k website >= 5k')).toEqual(['app<=20k', 'website>=5k']);
  });

  test.each([
    ['foo', 'limit.unreadable'],
    ['app<=', 'limit.unreadable'],
    ['<=20k', 'limit.unreadable'],
    ['app+<=20k', 'limit.unreadable'],
    ['5k<=app>=20k', 'limit.unreadable'],
    ['5k=app=20k', 'limit.unreadable'],
    ['1<2<3<4', 'limit.unreadable'],
    ['app<=20%k', 'number.unreadable'],
    ['app<=-5k', 'number.negative'],
    ['app<=NaN', 'number.not-finite'],
    ['app<=1,23', 'number.ambiguous'],
    ['app<=120%', 'limit.share-range'],
    ['app<=$20k', 'number.currency'],
    ['ap<=20k', 'limit.unknown-channel'],
    ['partners,app<=20k', 'limit.unreadable'],
  ])('%s is refused as %s', async (text, code) => {
    expect((await problemsOf(() => read(text))).map((problem) => problem.code)).toEqual([code]);
  });

  test('everything that is wrong is told at once, each with its limit', async () => {
    expect(await problemsOf(() => read('app<=x, nobody>=-5, web<=1k'))).toMatchObject([
      { code: 'number.unreadable', path: 'app<=x', received: 'x' },
      { code: 'number.negative', path: 'nobody>=-5', received: '-5' },
      { code: 'limit.unknown-channel', path: 'nobody>=-5', received: 'nobody' },
    ]);
  });

  test('a misspelt option is not taken for a channel', async () => {
    expect(await problemsOf(() => read('budgt=50k'))).toMatchObject([
      { code: 'argument.unknown', received: 'budgt', values: { nearest: 'budget' } },
    ]);
  });

  test('at most 200 are read', async () => {
    const many = Array.from({ length: 201 }, () => 'app<=1k').join(' ');
    expect(await problemsOf(() => read(many))).toMatchObject([
      { code: 'limit.too-many', values: { count: 201, bound: 200 } },
    ]);
  });

  test('without a scenario only the writing is checked', async () => {
    const { scenario: _, ...nowhere } = readingPlace();
    expect(limits.read('anything<=20k', nowhere)).toEqual([]);
    expect(await problemsOf(() => limits.read('anything<=x', nowhere))).toHaveLength(1);
  });
});

describe('completion of limits', () => {
  const values = async (typed: string, changes = {}) =>
    (await limits.complete?.(typed, readingPlace(changes)))?.map((choice) => choice.value);

  test('completes the channel that is being typed', async () => {
    expect(await values('')).toEqual([
      'hospital-partners<=',
      'patient-app<=',
      'content-marketing<=',
      'brand-partners<=',
      'partners<=',
    ]);
    expect(await values('app<=20k, web')).toEqual(['app<=20k, content-marketing<=']);
    expect(await values('app+we')).toEqual(['app+content-marketing<=']);
    expect(await limits.complete?.('患者', place)).toEqual([
      { value: 'patient-app<=', label: { en: 'patient-app<=', zh: '患者 App<=' } },
    ]);
  });

  test('offers nothing while an amount is typed, or too long for the platform', async () => {
    expect(await values('app<=2')).toEqual([]);
    expect(await values(`${'app<=20k, '.repeat(10)}web`)).toEqual([]);
  });

  test('knows nothing without a scenario', async () => {
    const { scenario: _, ...nowhere } = readingPlace();
    expect(await limits.complete?.('a', nowhere)).toEqual([]);
    expect(builtIn('medical').scenario.id).toBe('medical');
  });
});
