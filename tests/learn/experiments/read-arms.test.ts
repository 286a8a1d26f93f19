import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareArms } from '../../../src/learn/experiments/compare-arms.ts';
import { conversionLift } from '../../../src/learn/experiments/lift.ts';
import { readArms } from '../../../src/learn/experiments/read-arms.ts';
import { UserError } from '../../../src/scenario/problem.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/experiments/${name}`, import.meta.url));
const encode = (text: string) => new TextEncoder().encode(text);
const lines = (head: string, ...groups: readonly (readonly [row: string, times: number])[]) =>
  encode([head, ...groups.flatMap(([row, times]) => Array.from({ length: times }, () => row))].join('\n'));
const countsOf = (bytes: Uint8Array) => {
  const { control, variants } = readArms(bytes);
  return [control, ...variants].map(({ name, arm }) => [
    name,
    arm.visitors,
    arm.conversions,
    arm.revenue?.sum,
  ]);
};
const refusalOf = (bytes: Uint8Array) => {
  try {
    readArms(bytes);
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems[0].code;
  }
};

describe('the arms of a table', () => {
  test('of three arms stand by themselves', () => {
    expect(countsOf(fixture('f4-control-variant-test.csv'))).toEqual([
      ['control', 1000, 100, 1000],
      ['variant', 1000, 100, 3000],
      ['test', 1000, 100, 2000],
    ]);
  });

  test('A and B against the control, never pooled: +60% and +10%', () => {
    const table = readArms(fixture('f8-control-A-B-balanced.csv'));
    const lifts = compareArms(table).map(({ name, conversions }) => [name, conversions.relative]);
    expect(lifts).toEqual([
      ['A', expect.closeTo(0.6, 10)],
      ['B', expect.closeTo(0.1, 10)],
    ]);
  });

  test('intervals of several variants are wider than that of one', () => {
    const table = readArms(fixture('f8-control-A-B-balanced.csv'));
    const [a] = compareArms(table);
    const [alone] = compareArms({ control: table.control, variants: table.variants.slice(0, 1) });
    const widthOf = (one: typeof a) =>
      (one?.conversions.anytime?.relative.high ?? 0) - (one?.conversions.anytime?.relative.low ?? 0);
    expect(widthOf(a)).toBeGreaterThan(widthOf(alone));
    expect(a?.conversions.relative).toBe(alone?.conversions.relative);
  });

  test.each([
    ['variation,revenue', 'Treatment,20', 'Control,10'],
    ['revenue,variation', '20,Treatment', '10,Control'],
    ['Gruppe;Umsatz', 'Variante;20,00', 'Kontrolle;10,00'],
    ['groupe;montant', 'variante;20,00 €', 'témoin;10,00 €'],
    ['grupo;importe', 'variante;20,00', 'control;10,00'],
    ['组别,金额', '实验组,20', '对照组,10'],
    ['Variant,Order value', 'B,20', 'A,10'],
    ['bucket,amount,device', '1,20,mobile', '0,10,mobile'],
    ['cell\tvalue', 'test\t20', 'holdout\t10'],
    ['date,arm,revenue', '2025-01-06,new page,20', '2025-01-06,Original,10'],
  ])('in any order and language of names: %s', (head, variant, control) => {
    const counts = countsOf(lines(head, [variant, 40], [control, 50]));
    expect(counts.map(([, ...rest]) => rest)).toEqual([
      [50, 50, 500],
      [40, 40, 800],
    ]);
  });

  test('one row an arm', () => {
    const table = encode(
      'Variation,Visitors,Conversions,Conversion rate\nOriginal,"30,000","1,200",4.0%\nGreen button,"30,050","1,340",4.46%\n',
    );
    expect(countsOf(table)).toEqual([
      ['Original', 30_000, 1_200, undefined],
      ['Green button', 30_050, 1_340, undefined],
    ]);
  });

  test('refunds are counted in, and are no conversions', () => {
    const table = readArms(
      lines('arm,revenue', ['control,10', 30], ['control,-4', 2], ['variant,10', 30], ['variant,0', 5]),
    );
    expect(table.refunds).toBe(2);
    expect(table.control.arm).toMatchObject({ visitors: 32, conversions: 30, revenue: { sum: 292 } });
  });

  test('one huge order is capped, and said', () => {
    const table = readArms(
      lines(
        'arm,revenue',
        ['control,0', 900],
        ['control,20', 100],
        ['variant,0', 900],
        ['variant,20', 99],
        ['variant,50000', 1],
      ),
    );
    expect(table.capped).toEqual({ count: 1, cap: 60, largest: 50_000 });
    expect(table.variants[0]?.arm.revenue?.sum).toBe(99 * 20 + 60);
    const [lift] = compareArms(table);
    expect(lift?.revenue?.verdict).toBe('open');
  });

  test.each([
    [
      'who visitors are',
      lines('arm,revenue,email', ['control,1,a@example.com', 3], ['variant,1,b@example.com', 3]),
      'experiment.table-column',
    ],
    ['which is the control', lines('arm,revenue', ['red,1', 3], ['blue,2', 3]), 'experiment.table-control'],
    ['the other arm', lines('arm,revenue', ['control,1', 3]), 'experiment.table-one-arm'],
    ['what was measured', lines('arm,age', ['control,31', 3], ['variant,42', 3]), 'experiment.arms-missing'],
    [
      'which decimal sign',
      lines('arm;revenue', ['control;1.234', 3], ['variant;1.500', 3]),
      'number.ambiguous',
    ],
  ])('what cannot be told is refused: %s', (_, table, code) => {
    expect(refusalOf(table)).toBe(code);
  });

  test('a control that no name tells can be said', () => {
    const table = lines('arm,revenue', ['red,1', 3], ['blue,2', 4]);
    expect(readArms(table, { control: 'Blue' }).control.name).toBe('blue');
  });
});

describe('all or none converted', () => {
  test.each([
    [
      { visitors: 200, conversions: 200 },
      { visitors: 200, conversions: 200 },
    ],
    [
      { visitors: 200, conversions: 200 },
      { visitors: 200, conversions: 150 },
    ],
    [
      { visitors: 200, conversions: 0 },
      { visitors: 200, conversions: 0 },
    ],
    [
      { visitors: 200, conversions: 0 },
      { visitors: 200, conversions: 30 },
    ],
  ])('%j against %j is not certain', (control, variant) => {
    const lift = conversionLift({ control, variant });
    expect(lift.difference.standardError).toBeGreaterThan(0);
    expect(lift.logRatio?.standardError ?? 1).toBeGreaterThan(0);
    const { low = -1, high = 1 } = lift.anytime?.relative ?? {};
    // The rule of three: of 200 who all converted, up to 1.5 % of all might not.
    expect(high - low).toBeGreaterThan(0.015);
  });
});
