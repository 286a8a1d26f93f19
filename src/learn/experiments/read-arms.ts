import { listNames } from '../../scenario/nearest.ts';
import { echo, UserError } from '../../scenario/problem.ts';
import { type DecimalSign, fallbackSign, isCommaLanguage, readAs, signOf } from '../history/decimal-sign.ts';
import { findHeader } from '../history/find-header.ts';
import { foldColumn } from '../history/fold-name.ts';
import { parseNumber } from '../history/parse-number.ts';
import { personalCell, personalName } from '../history/personal.ts';
import { readRecords } from '../history/read-records.ts';
import type { Row } from '../history/table-row.ts';
import { type ArmColumn, armColumn, controlAmong } from './arm-names.ts';
import { cappedSums } from './capped-orders.ts';
import type { ExperimentArm } from './experiment.ts';

/** Most visitors that a table may list; beyond, sums say the same. */
const mostRows = 2_000_000;
/** Most arms of one test. */
const mostArms = 10;

interface NamedArm {
  readonly name: string;
  readonly arm: ExperimentArm;
}

/** A test's arms as a table tells them. */
export interface ArmsTable {
  readonly control: NamedArm;
  readonly variants: readonly NamedArm[];
  /** Orders so large that one of them would decide the test, counted at `cap`. */
  readonly capped?: { readonly count: number; readonly cap: number; readonly largest: number };
  /** Rows below zero: they are counted in, and are no conversions. */
  readonly refunds: number;
}

interface Counted {
  visitors: number;
  conversions: number;
  /** What each who spent anything spent; visitors without an order are only counted. */
  readonly orders: number[];
  sum?: number;
  deviation?: number;
}

/**
 * The arms of a table with one row a visitor (`arm, revenue`; 0 for who bought nothing), or one row an arm (`variation,
 * visitors, conversions, revenue`), in any order and language of names. Rows are added up and not kept.
 *
 * @param control what the control is called, where the names do not tell
 * @throws UserError `file.*`, `experiment.table-column`, `.table-arm`, `.table-rows`, `.table-one-arm`, `.table-control`,
 *   `.table-arms`, `.arms-missing`
 */
export function readArms(
  bytes: Uint8Array,
  { control: asked }: { readonly control?: string | undefined } = {},
): ArmsTable {
  const records = readRecords(bytes);
  const { header, rows, lastRow } = findHeader(records.rows);
  const order = columnsOf(header.cells, rows);
  const signs = signsOf(header.cells, { rows, order, delimiter: records.delimiter });
  const arms = new Map<string, Counted>();
  const isSummary = order.has('visitors') || (order.has('conversions') && rows.length <= mostArms);
  let [count, refunds] = [0, 0];
  records.each((row) => {
    if (row.row <= lastRow || row.cells.every((cell) => cell === '')) return;
    count += 1;
    if (count > mostRows) {
      throw new UserError({
        code: 'experiment.table-rows',
        values: { bound: mostRows.toLocaleString('en') },
      });
    }
    const name = row.cells[order.get('arm') ?? 0]?.trim() ?? '';
    if (name === '')
      throw new UserError({ code: 'experiment.table-arm', received: '–', values: { line: row.row } });
    if (/^(?:total|summe|合计|总计)$/i.test(name)) return;
    const arm = arms.get(name) ?? { visitors: 0, conversions: 0, orders: [] };
    arms.set(name, arm);
    if (arms.size > mostArms) {
      throw new UserError({ code: 'experiment.table-arms', values: { bound: mostArms, line: row.row } });
    }
    const number = (column: ArmColumn) => numberAt(row, column, { order, signs });
    if (isSummary) addSummary(arm, number);
    else refunds += addVisitor(arm, number);
  });
  const names = [...arms.keys()];
  const control =
    asked === undefined ? controlAmong(names) : names.find((name) => foldColumn(name) === foldColumn(asked));
  if (names.length < 2 || [...arms.values()].some(({ visitors }) => visitors < 2)) {
    const short = names.find((name) => (arms.get(name)?.visitors ?? 0) < 2) ?? names[0] ?? '–';
    throw new UserError({ code: 'experiment.table-one-arm', values: { arm: echo(short) } });
  }
  if (control === undefined) {
    throw new UserError({
      code: 'experiment.table-control',
      received: echo(asked ?? names[0]),
      values: { choices: listNames(names) },
    });
  }
  const hasRevenue = order.has('revenue');
  const capped = cappedSums(new Map([...arms].map(([name, { orders }]) => [name, orders])));
  const armOf = (name: string): NamedArm => {
    const { visitors, conversions, sum, deviation } = arms.get(name) ?? { visitors: 0, conversions: 0 };
    const revenue = isSummary ? summaryRevenue({ visitors, sum, deviation }) : capped.sums.get(name);
    return { name, arm: { visitors, conversions, ...(hasRevenue && revenue !== undefined && { revenue }) } };
  };
  return {
    control: armOf(control),
    variants: names.filter((name) => name !== control).map(armOf),
    ...(capped.capped !== undefined && !isSummary && { capped: capped.capped }),
    refunds,
  };
}

/** Sum and squares from an arm's sum and the deviation between its visitors; without one nothing tells how sure it is. */
function summaryRevenue({
  visitors,
  sum,
  deviation,
}: {
  visitors: number;
  sum?: number | undefined;
  deviation?: number | undefined;
}) {
  if (sum === undefined || deviation === undefined) return undefined;
  return { sum, sumOfSquares: deviation * deviation * (visitors - 1) + (sum * sum) / visitors };
}

type Numbers = (column: ArmColumn) => number | undefined;

function addSummary(arm: Counted, number: Numbers): void {
  arm.visitors += number('visitors') ?? 0;
  arm.conversions += number('conversions') ?? 0;
  const [sum, deviation] = [number('revenue'), number('deviation')];
  if (sum !== undefined) arm.sum = (arm.sum ?? 0) + sum;
  if (deviation !== undefined) arm.deviation = deviation;
}

/** Adds a visitor; returns 1 for a refund. */
function addVisitor(arm: Counted, number: Numbers): number {
  const revenue = number('revenue') ?? 0;
  const converted = number('conversions');
  arm.visitors += 1;
  arm.conversions += (converted ?? revenue) > 0 ? 1 : 0;
  if (revenue !== 0) arm.orders.push(revenue);
  return revenue < 0 ? 1 : 0;
}

type Order = ReadonlyMap<ArmColumn, number>;

/** Where the columns are; what says who visitors are is refused, what a test does not need is passed over. */
function columnsOf(header: readonly string[], rows: readonly Row[]): Order {
  const order = new Map<ArmColumn, number>();
  for (const [at, name] of header.entries()) {
    const cells = rows.slice(0, 200).map((row) => row.cells[at] ?? '');
    if (cells.some((cell) => personalCell(cell) !== undefined)) refuseColumn(name);
    const column = armColumn(name);
    const isOfPersons = column === undefined && personalName(name) !== undefined;
    if (isOfPersons) refuseColumn(name);
    if (column !== undefined && !order.has(column)) order.set(column, at);
  }
  if (!order.has('arm')) {
    const isText = (at: number) =>
      rows.slice(0, 200).every(({ cells }) => parseNumber(cells[at] ?? '').kind === 'text');
    const few = (at: number) => new Set(rows.map(({ cells }) => cells[at])).size <= mostArms;
    const texts = [...header.keys()].filter((at) => isText(at) && few(at));
    const [only] = texts;
    if (only === undefined || texts.length > 1)
      throw new UserError({ code: 'experiment.arms-missing', path: 'arm' });
    order.set('arm', only);
  }
  if (!order.has('revenue') && !order.has('conversions')) {
    throw new UserError({ code: 'experiment.arms-missing', path: 'revenue' });
  }
  return order;
}

function refuseColumn(name: string): never {
  const values = { choices: 'arm, revenue, conversions, visitors' };
  throw new UserError({ code: 'experiment.table-column', received: echo(name), values });
}

type Signs = ReadonlyMap<ArmColumn, DecimalSign | undefined>;

function signsOf(
  header: readonly string[],
  { rows, order, delimiter }: { rows: readonly Row[]; order: Order; delimiter: string },
): Signs {
  const found = [...order].map(([column, at]) => {
    const texts = rows.map(({ cells }) => cells[at] ?? '');
    const refuse = () => {
      throw new UserError({ code: 'number.ambiguous', path: column });
    };
    return [
      column,
      column === 'arm' ? undefined : signOf({ numbers: texts.map(parseNumber), texts }, refuse),
    ] as const;
  });
  const isComma = isCommaLanguage([...header.map(foldColumn), delimiter === ';' ? 'kosten' : '']);
  const fallback = fallbackSign(
    found.map(([, sign]) => sign),
    { delimiter, isCommaLanguage: isComma },
  );
  return new Map(found.map(([column, sign]) => [column, sign ?? fallback]));
}

function numberAt(
  { row, cells }: Row,
  column: ArmColumn,
  { order, signs }: { order: Order; signs: Signs },
): number | undefined {
  const at = order.get(column);
  if (at === undefined) return undefined;
  const text = cells[at]?.trim() ?? '';
  // Most cells are plain numbers, of which there may be very many.
  if (/^\d{1,12}(?:\.\d{1,2})?$/.test(text)) return Number(text);
  if (/^(?:true|yes|ja|oui|si|sim|是)$/i.test(text)) return 1;
  if (/^(?:false|no|nein|non|nao|não|否)$/i.test(text)) return 0;
  const read = parseNumber(text);
  if (read.kind === 'empty' || read.kind === 'missing') return undefined;
  const value = read.kind === 'number' ? readAs(read, signs.get(column)) : undefined;
  if (value !== undefined) return value;
  const code = read.kind === 'number' ? 'number.ambiguous' : 'number.unreadable';
  throw new UserError({ code, received: echo(text), path: `${row}: ${column}` });
}
