import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FitRequest } from '../../../src/learn/fit/fit-request.ts';
import type { FitSpec } from '../../../src/learn/fit/fit-spec.ts';
import type { History } from '../../../src/learn/history/history.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'history');

/** A CSV of numbers without quotes, by column. */
function columnsOf(file: string): Map<string, string[]> {
  const [head, ...rows] = readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/);
  const cells = rows.map((row) => row.split(','));
  return new Map((head ?? '').split(',').map((name, k) => [name, cells.map((row) => row[k] ?? '')]));
}

const numbers = (columns: Map<string, string[]>, name: string) => (columns.get(name) ?? []).map(Number);

/** pymc-marketing's two channels: spend is scaled already. */
export function twoChannels(): History {
  const columns = columnsOf('weekly_two_channels.csv');
  return {
    schema: 'channels/history@1',
    weeks: columns.get('date_week') ?? [],
    currency: 'EUR',
    outcome: { name: 'y', unit: 'count', values: numbers(columns, 'y') },
    channels: ['x1', 'x2'].map((id) => ({ id, name: id, spend: numbers(columns, id) })),
    controls: [],
    events: ['event_1', 'event_2'].map((name) => ({ name, values: numbers(columns, name) })),
  };
}

/** What each part of `twoChannels` truly was, week by week. */
export function twoChannelsTruth(): Readonly<Record<string, readonly number[]>> {
  const columns = columnsOf('weekly_two_channels_truth.csv');
  return Object.fromEntries([...columns.keys()].slice(1).map((name) => [name, numbers(columns, name)]));
}

/** What the two channels' own recipe assumes. */
export const twoChannelsSpec: FitSpec = {
  curve: 'logistic',
  longestLag: 7,
  harmonics: 2,
  trend: { kind: 'linear', changepoints: 0 },
  priors: {},
};

/** A request on the two channels. */
export function twoChannelsRequest(spec: Partial<FitSpec> = {}, seed = 7): FitRequest {
  return { history: twoChannels(), spec: { ...twoChannelsSpec, ...spec }, evidence: [], seed };
}

/** Robyn's simulated weeks: five channels, a competitor's sales and a newsletter as controls, two events. */
export function robyn(): History {
  const columns = columnsOf('robyn_simulated_weekly.csv');
  const text = (name: string) => (columns.get(`"${name}"`) ?? []).map((cell) => cell.replaceAll('"', ''));
  const values = (name: string) => text(name).map(Number);
  return {
    schema: 'channels/history@1',
    weeks: text('DATE'),
    currency: 'EUR',
    outcome: { name: 'revenue', unit: 'money', values: values('revenue') },
    channels: ['tv', 'ooh', 'print', 'search', 'facebook'].map((id) => ({
      id,
      name: id,
      spend: values(`${id}_S`),
    })),
    controls: [
      { name: 'competitor_sales', values: values('competitor_sales_B') },
      { name: 'newsletter', values: values('newsletter') },
    ],
    events: ['event1', 'event2'].map((name) => ({
      name,
      values: text('events').map((event) => (event === name ? 1 : 0)),
    })),
  };
}
