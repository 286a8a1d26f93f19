import { CsvError, parse } from 'csv-parse/sync';
import type { Experiment } from '../../learn/experiments/experiment.ts';
import { decode } from '../../scenario/json-text.ts';
import { echo, readAt, UserError } from '../../scenario/problem.ts';
import { readMoney } from '../../scenario/quantity.ts';

/** Most visitors that a table may list; beyond, sums say the same. */
const mostRows = 200_000;

const columns = {
  arm: ['arm', 'group', '组', '分组', '组别'],
  revenue: ['revenue', 'value', 'amount', '收入', '金额'],
} as const;
const armNames = {
  control: ['control', 'a', '对照', '对照组'],
  variant: ['variant', 'treatment', 'test', 'b', '实验', '实验组'],
} as const;

type ArmName = keyof typeof armNames;

const folded = (text: string) => text.trim().toLowerCase();

/**
 * The arms of a CSV table in UTF-8 with one row a visitor: `arm,revenue`, revenue 0 for who bought nothing; who did
 * counts as converted. Rows are summed as they are read and not kept. Throws `UserError`, with line and column.
 */
export function readArmsTable(bytes: Uint8Array, currency: string): Pick<Experiment, 'control' | 'variant'> {
  const text = decode(bytes);
  if (text.trim() === '') throw new UserError({ code: 'file.empty' });
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  const delimiter = [';', '\t', ','].find((sign) => firstLine.includes(sign)) ?? ',';
  const empty = () => ({ visitors: 0, conversions: 0, sum: 0, sumOfSquares: 0 });
  const arms: Record<ArmName, ReturnType<typeof empty>> = { control: empty(), variant: empty() };
  let order: Record<keyof typeof columns, number> | undefined;
  let rows = 0;
  const take = (cells: readonly string[], line: number) => {
    if (order === undefined) {
      order = orderOf(cells);
      return;
    }
    rows += 1;
    if (rows > mostRows) {
      throw new UserError({
        code: 'experiment.table-rows',
        values: { bound: mostRows.toLocaleString('en') },
      });
    }
    const arm = arms[armNamed(cells[order.arm] ?? '', line)];
    const revenue = amountIn(cells[order.revenue] ?? '', line, currency);
    arm.visitors += 1;
    arm.conversions += revenue > 0 ? 1 : 0;
    arm.sum += revenue;
    arm.sumOfSquares += revenue * revenue;
  };
  try {
    parse(text, {
      bom: true,
      delimiter,
      trim: true,
      skip_empty_lines: true,
      max_record_size: 2_000,
      on_record(cells: string[], { lines }) {
        take(cells, lines);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    throw new UserError({ code: 'file.table-broken', values: { line } });
  }
  return { control: finished('control', arms.control), variant: finished('variant', arms.variant) };
}

function finished(
  arm: ArmName,
  {
    visitors,
    conversions,
    ...revenue
  }: { visitors: number; conversions: number; sum: number; sumOfSquares: number },
): Experiment['control'] {
  if (visitors < 2) throw new UserError({ code: 'experiment.table-one-arm', values: { arm } });
  return { visitors, conversions, revenue };
}

/** Where the columns are. A table of visitors has no other ones: who they are is nobody's business here. */
function orderOf(cells: readonly string[]): Record<keyof typeof columns, number> {
  const choices = Object.keys(columns).join(', ');
  const named = cells.map((cell) => {
    if (columns.arm.some((name) => name === folded(cell))) return 'arm';
    if (columns.revenue.some((name) => name === folded(cell))) return 'revenue';
    throw new UserError({ code: 'experiment.table-column', received: echo(cell), values: { choices } });
  });
  const at = (column: keyof typeof columns) => {
    const index = named.indexOf(column);
    if (index >= 0) return index;
    throw new UserError({ code: 'experiment.arms-missing', path: column });
  };
  return { arm: at('arm'), revenue: at('revenue') };
}

function armNamed(cell: string, line: number): ArmName {
  const wanted = folded(cell);
  if (armNames.control.some((name) => name === wanted)) return 'control';
  if (armNames.variant.some((name) => name === wanted)) return 'variant';
  throw new UserError({ code: 'experiment.table-arm', received: echo(cell), values: { line } });
}

function amountIn(cell: string, line: number, currency: string): number {
  // Most cells are plain numbers, of which there may be very many.
  if (/^\d{1,12}(?:\.\d{1,2})?$/.test(cell)) return Number(cell);
  return readAt(`${line}: revenue`, () => readMoney(cell, { currency }));
}
