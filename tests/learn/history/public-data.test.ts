import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readHistory } from '../../../src/learn/history/read-history.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/history/${name}`, import.meta.url));

describe('public data are recognised without help', () => {
  test('Robyn’s: suffixes, texts of events, what else moved the outcome', () => {
    const { history, columns, findings, frequency } = readHistory(fixture('robyn_simulated_weekly.csv'), {
      currency: 'EUR',
    });
    expect(frequency).toBe('weekly');
    expect(findings.filter(({ level }) => level === 'doubt')).toEqual([]);
    expect(columns.map(({ name, role, because }) => [name, because ?? role])).toEqual([
      ['DATE', 'date'],
      ['revenue', 'outcome'],
      ['tv_S', 'spend'],
      ['ooh_S', 'spend'],
      ['print_S', 'spend'],
      ['facebook_I', 'impressions'],
      ['search_clicks_P', 'exposure'],
      ['search_S', 'spend'],
      ['competitor_sales_B', 'control'],
      ['facebook_S', 'spend'],
      ['events', 'event'],
      ['newsletter', 'control'],
    ]);
    expect(history.weeks).toHaveLength(208);
    expect([history.weeks[0], history.weeks.at(-1)]).toEqual(['2015-11-23', '2019-11-11']);
    expect(history.outcome).toMatchObject({ name: 'revenue', unit: 'money' });
    expect(history.outcome.values[0]).toBe(2754371.66666667);
    expect(history.channels.map(({ id }) => id)).toEqual(['tv', 'ooh', 'print', 'search', 'facebook']);
    expect(
      history.channels.filter(({ impressions }) => impressions !== undefined).map(({ id }) => id),
    ).toEqual(['facebook']);
    expect(
      history.events.map(({ name, values }) => [name, values.filter((value) => value === 1).length]),
    ).toEqual([
      ['event1', 1],
      ['event2', 1],
    ]);
  });

  test('two channels, flags and numbers of rows', () => {
    const { history, columns, findings } = readHistory(fixture('weekly_two_channels.csv'), {
      currency: 'EUR',
    });
    expect(findings.filter(({ level }) => level === 'doubt')).toEqual([]);
    expect(columns.map(({ name, role, because }) => [name, because ?? role])).toEqual([
      ['date_week', 'date'],
      ['y', 'outcome'],
      ['x1', 'spend'],
      ['x2', 'spend'],
      ['event_1', 'event'],
      ['event_2', 'event'],
      ['dayofyear', 'calendar'],
      ['t', 'index'],
    ]);
    expect(history.weeks).toHaveLength(179);
    expect(history.outcome).toMatchObject({ name: 'y', unit: 'count' });
    expect(history.channels.map(({ spend }) => spend[0])).toEqual([0.31858001793594865, 0]);
    expect(history.events.map(({ name }) => name)).toEqual(['event_1', 'event_2']);
  });
});
