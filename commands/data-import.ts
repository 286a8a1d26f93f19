import { defineCommand } from '../src/bot/command.ts';
import { incomingFile } from '../src/bot/reading/incoming-file.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import {
  columnName,
  columnNames,
  dateOrder,
  outcomeUnit,
  rightAmounts,
} from '../src/features/history/arguments/column-names.ts';
import { historyName } from '../src/features/history/arguments/history-name.ts';
import { tablePath } from '../src/features/history/arguments/table-path.ts';
import { dataAskReply, dataImportedReply } from '../src/features/history/replies/import.ts';
import { keepHistory, understand } from '../src/features/history/understand.ts';
import { uploaderOf } from '../src/features/history/uploads.ts';
import { confirmation } from '../src/features/workspace/arguments/confirmation.ts';
import { currency } from '../src/features/workspace/arguments/settings-values.ts';
import { largestAtOnce, refuseLargeTable } from '../src/learn/history/read-table.ts';

/**
 * Weekly history from a CSV file. In a chat it is shown first what was understood; a button then stores it. At the
 * terminal, whose process may end with its answer, what is beyond doubt is stored at once.
 */
export const dataImport = defineCommand({
  name: 'data import',
  examples: [
    'data import medical',
    'data import shop ./weekly.csv',
    'data import shop ./weekly.csv outcome=revenue spend="tv,radio" ignore=comment confirm=yes',
    '数据 导入 智慧医疗',
  ],
  audience: 'caller',
  args: {
    name: { kind: historyName, required: true, position: 0, example: 'medical' },
    file: { kind: tablePath, required: false, position: 1, example: './weekly.csv' },
    date: { kind: columnName, required: false, example: 'week' },
    outcome: { kind: columnName, required: false, example: 'revenue' },
    spend: { kind: columnNames, required: false, example: 'tv_S, ooh_S' },
    control: { kind: columnNames, required: false, example: 'price' },
    event: { kind: columnNames, required: false, example: 'promo' },
    ignore: { kind: columnNames, required: false, example: 'comment' },
    unit: { kind: outcomeUnit, required: false, example: 'money' },
    currency: { kind: currency, required: false, example: 'EUR' },
    dates: { kind: dateOrder, required: false, example: 'day-first' },
    amounts: { kind: rightAmounts, required: false, example: 'right' },
    confirm: { kind: confirmation, required: false, example: 'yes' },
  },
  check({ file }, place) {
    refuseUnlessMay('data.import', place.invocation.who);
    incomingFile(file, place, refuseLarge);
  },
  async run({ name, file, date, outcome, spend, control, event, ignore, confirm, ...options }, context) {
    const { invocation, uploads, line } = context;
    const given = incomingFile(file, context, refuseLarge);
    const bytes = await given.read(largestAtOnce);
    const mapping = { date, outcome, spend, control, event, ignore };
    const upload = { name, fileName: given.name, bytes, mapping, options };
    const understood = await understand(upload, mapping, context);
    const isTyped = invocation.where.front === 'terminal';
    if (confirm === 'yes' || (isTyped && understood.isSure)) {
      return dataImportedReply(understood, await keepHistory(understood, context), context);
    }
    if (isTyped) return dataAskReply(understood, { line: `${line} confirm=yes` }, context);
    const word = uploads.keep(uploaderOf(invocation), upload);
    return dataAskReply(understood, { word }, context);
  },
});

const refuseLarge = (size: number) => refuseLargeTable(size, largestAtOnce);
