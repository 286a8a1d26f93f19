import type { Fit } from '../fit.ts';

/** A table as text: comma-separated, one line a row, RFC 4180 quotes where a name needs them. */
export function csvOf(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  // A spreadsheet would work out a name that begins like a formula.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The first days of a fit's weeks. */
function daysOf({ history: { from, weeks } }: Pick<Fit, 'history'>): string[] {
  const start = Date.parse(from);
  return Array.from({ length: weeks }, (_, t) =>
    new Date(start + 7 * 86_400_000 * t).toISOString().slice(0, 10),
  );
}

/** The joint draws: one row a draw, one column a parameter, with the chain that it comes from. */
export function drawsTable({ draws, checks }: Pick<Fit, 'draws' | 'checks'>): string {
  const columns = Object.entries(draws);
  const count = columns[0]?.[1].length ?? 0;
  const each = Math.ceil(count / Math.max(1, checks.chains));
  return csvOf(
    ['chain', 'draw', ...columns.map(([path]) => path)],
    Array.from({ length: count }, (_, d) => [
      Math.floor(d / each) + 1,
      (d % each) + 1,
      ...columns.map(([, values]) => values[d]!),
    ]),
  );
}

/** Week by week: what was observed, what was fitted with its 90 % interval, and each part of it. */
export function contributionsTable(fit: Pick<Fit, 'decomposition' | 'history'>): string {
  const { observed, fitted, base, seasonality, other, channels } = fit.decomposition;
  const parts = Object.entries(channels);
  return csvOf(
    ['week', 'observed', 'fitted', 'low', 'high', 'base', 'seasonality', 'other', ...parts.map(([id]) => id)],
    daysOf(fit).map((day, t) => [
      day,
      observed[t]!,
      fitted[t]!.mean,
      fitted[t]!.low,
      fitted[t]!.high,
      base[t]!,
      seasonality[t]!,
      other[t]!,
      ...parts.map(([, values]) => values[t]!),
    ]),
  );
}

/** Outcome per week along each channel's curve, with its 90 % band. */
export function curvesTable({ channels }: Pick<Fit, 'channels'>): string {
  return csvOf(
    ['channel', 'spend', 'mean', 'low', 'high'],
    channels.flatMap(({ id, curve }) =>
      curve.map(({ spend, mean, low, high }) => [id, spend, mean, low, high]),
    ),
  );
}
