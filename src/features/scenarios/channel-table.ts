import { CsvError, parse } from 'csv-parse/sync';
import { periodsPer } from '../../scenario/in-period.ts';
import { decode } from '../../scenario/json-text.ts';
import { isSlip, listNames, nearestName } from '../../scenario/nearest.ts';
import { echo, type Problem, readAt, UserError } from '../../scenario/problem.ts';
import { isPercent, readMoney, readPercent, readPlain } from '../../scenario/quantity.ts';
import { type LimitAmount, mostChannels, type Period } from '../../scenario/scenario.ts';
import { writtenAmount } from './arguments/amount-written.ts';
import { readOfCurrent } from './arguments/limit-amount.ts';
import type { DescribedChannel } from './new.ts';

/** The columns that a table of channels may have, and what else each is called. */
const columns = {
  channel: ['name', 'id', '渠道', '名称'],
  chinese: ['name_zh', 'zh', '中文名', '中文'],
  today: ['spend', 'budget', '今天', '今日', '当前花费', '花费'],
  min: ['least', '最少', '下限'],
  max: ['most', '最多', '上限'],
  return: ['returns', 'roi', '回报', '回报率'],
  coefficient: ['系数', '饱和成果'],
  'half-saturation': ['half', 'halfsaturation', '半饱和'],
  slope: ['斜率'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Column = keyof typeof columns;

const names = Object.keys(columns) as Column[];
const folded = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '');

/** Most problems of one table that are told. */
const mostProblems = 20;

/** What amounts are in, and per which period those are that do not say their own. */
interface Amounts {
  readonly currency: string;
  readonly period: Period;
}

/**
 * The channels of a CSV table in UTF-8: its first line names the columns; commas, semicolons or tabs between. Throws
 * `UserError`, each problem with its line and column.
 */
export function readChannelTable(bytes: Uint8Array, amounts: Amounts): DescribedChannel[] {
  const text = decode(bytes);
  if (text.trim() === '') throw new UserError({ code: 'file.empty' });
  const [head, ...rows] = rowsOf(text);
  const order = (head?.cells ?? []).map(columnNamed);
  for (const column of ['channel', 'today'] as const) {
    if (!order.includes(column)) throw new UserError({ code: 'file.table-needs', values: { column } });
  }
  if (rows.length === 0) throw new UserError({ code: 'file.table-empty' });
  if (rows.length > mostChannels) {
    throw new UserError({ code: 'scenario.too-many', values: { count: rows.length, bound: mostChannels } });
  }
  const problems: Problem[] = [];
  const channels = rows.map(({ line, cells }) => readRow(line, order, cells, amounts, problems));
  const [first, ...more] = problems.slice(0, mostProblems);
  if (first !== undefined) {
    const rest = problems.length - mostProblems;
    const unlisted: Problem[] = rest > 0 ? [{ code: 'scenario.more', values: { count: rest } }] : [];
    throw new UserError(first, ...more, ...unlisted);
  }
  return channels;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function rowsOf(text: string): Row[] {
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  const delimiter = [';', '\t', ','].find((sign) => firstLine.includes(sign)) ?? ',';
  try {
    const rows: Row[] = [];
    parse(text, {
      bom: true,
      delimiter,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: 20_000,
      to: mostChannels + 2,
      on_record(cells: string[], { lines }) {
        rows.push({ line: lines, cells });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    throw new UserError({ code: 'file.table-broken', values: { line } });
  }
}

function columnNamed(cell: string): Column {
  const wanted = folded(cell);
  const found = names.find((name) => [name, ...columns[name]].some((known) => folded(known) === wanted));
  if (found !== undefined) return found;
  const nearest = nearestName(cell, names) ?? '';
  throw new UserError({
    code: 'file.table-column',
    received: echo(cell),
    values: { choices: listNames(names), nearest: isSlip(cell, nearest) ? nearest : '' },
  });
}

function readRow(
  line: number,
  order: readonly Column[],
  cells: readonly string[],
  { currency, period }: Amounts,
  problems: Problem[],
): DescribedChannel {
  const read = <Value>(column: Column, kind: (text: string) => Value): Value | undefined => {
    const text = cells[order.indexOf(column)] ?? '';
    if (!order.includes(column) || text === '') return undefined;
    try {
      return readAt(`${line}: ${column}`, () => kind(text));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const money = (text: string) => {
    const { amount, per } = writtenAmount(text);
    return readMoney(amount, { currency }) * (per === undefined ? 1 : periodsPer(period, per));
  };
  const plain = (text: string) => readPlain(text, { currency });
  const today = read('today', money) ?? 0;
  const limit = (text: string): LimitAmount => {
    const told = readOfCurrent(text, currency, money);
    // Without what rounding in the computer leaves behind.
    if (told !== undefined) return Number((told.ofCurrent * today + (told.plus ?? 0)).toPrecision(12));
    return isPercent(text) ? { share: readPercent(text, { currency }), of: 'budget' } : money(text);
  };
  const name = read('channel', (text) => text);
  if (name === undefined) {
    problems.push({ code: 'argument.empty', path: `${line}: channel`, values: { example: 'website' } });
  }
  return {
    name: name ?? '',
    nameZh: read('chinese', (text) => text),
    today,
    min: read('min', limit),
    max: read('max', limit),
    returns: read('return', (text) => readPlain(text, { currency, positive: true })),
    coefficient: read('coefficient', plain),
    halfSaturation: read('half-saturation', (text) => readMoney(text, { currency, positive: true })),
    slope: read('slope', plain),
  };
}
