import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { inferenceDataOf } from '../../../../src/learn/fit/export/inference-data.ts';
import {
  contributionsTable,
  csvOf,
  curvesTable,
  drawsTable,
} from '../../../../src/learn/fit/export/tables.ts';
import { fitOf } from '../../../fixtures/fits.ts';

const fit = fitOf();
const read = (text: string): Record<string, string>[] => parse(text, { columns: true });

describe('a fit as tables', () => {
  it('has a row a draw, with the numbers that plans count with', () => {
    const rows = read(drawsTable(fit));
    expect(rows).toHaveLength(400);
    expect(Object.keys(rows[0]!)).toEqual(['chain', 'draw', ...Object.keys(fit.draws)]);
    expect(rows.map((row) => Number(row['channel.tv.coefficient']))).toEqual(
      fit.draws['channel.tv.coefficient'],
    );
    expect(rows.map(({ chain, draw }) => `${chain}/${draw}`)).toEqual(
      [1, 2, 3, 4].flatMap((chain) => Array.from({ length: 100 }, (_, d) => `${chain}/${d + 1}`)),
    );
  });

  it('has a row a week, whose parts are those of the fit', () => {
    const rows = read(contributionsTable(fit));
    expect(rows.map(({ week }) => week)).toEqual(
      fit.decomposition.observed.map((_, t) => {
        const day = new Date(Date.parse('2024-01-01') + 7 * 86_400_000 * t);
        return day.toISOString().slice(0, 10);
      }),
    );
    expect(rows.map(({ tv }) => Number(tv))).toEqual(fit.decomposition.channels.tv);
    expect(rows.map(({ observed }) => Number(observed))).toEqual(fit.decomposition.observed);
  });

  it('has the points of every curve', () => {
    const rows = read(curvesTable(fit));
    expect(rows).toHaveLength(fit.channels.reduce((sum, { curve }) => sum + curve.length, 0));
    expect(rows.filter(({ channel }) => channel === 'search').map(({ mean }) => Number(mean))).toEqual(
      fit.channels[1]!.curve.map(({ mean }) => mean),
    );
  });

  it('quotes what needs it, and lets no name be a formula', () => {
    const text = csvOf(['a,b', 'say "x"', '=1+1'], [[1, 2, 'line\nbreak']]);
    expect(parse(text)).toEqual([
      ['a,b', 'say "x"', "'=1+1"],
      ['1', '2', 'line\nbreak'],
    ]);
  });
});

describe('a fit for ArviZ', () => {
  it('has every variable by chain and draw, and the weeks that were observed', () => {
    const data = inferenceDataOf(fit);
    for (const [path, chains] of Object.entries(data.posterior)) {
      expect(chains.map(({ length }) => length)).toEqual([100, 100, 100, 100]);
      expect(chains.flat()).toEqual(fit.draws[path]);
    }
    expect(data.observed_data.outcome).toEqual(fit.decomposition.observed);
    expect(data.coords.week).toHaveLength(data.observed_data.outcome.length);
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  });

  it('leaves out what one chain has more than another', () => {
    const odd = fitOf(undefined, {}, 402);
    const { posterior } = inferenceDataOf(odd);
    expect(posterior.base!.map(({ length }) => length)).toEqual([100, 100, 100, 100]);
  });
});
