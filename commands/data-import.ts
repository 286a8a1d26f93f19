import { defineCommand } from '../src/bot/command.ts';
import { incomingFiles } from '../src/bot/reading/incoming-file.ts';
import type { Reply } from '../src/bot/reply.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { campaigns } from '../src/features/history/arguments/campaigns.ts';
import {
  columnName,
  columnNames,
  dateOrder,
  outcomeUnit,
  repeatedOutcome,
  rightAmounts,
} from '../src/features/history/arguments/column-names.ts';
import { historyName } from '../src/features/history/arguments/history-name.ts';
import { tablePath } from '../src/features/history/arguments/table-path.ts';
import { asOneReply, importReply } from '../src/features/history/import-file.ts';
import { largestImport, refuseLargeImport } from '../src/features/history/largest-import.ts';
import { nameByShape } from '../src/features/history/name-by-shape.ts';
import { confirmation } from '../src/features/workspace/arguments/confirmation.ts';
import { currency } from '../src/features/workspace/arguments/settings-values.ts';

/**
 * Weekly numbers from any table: a whole history, or one of the files that it is made of. What is beyond doubt and known
 * from before goes in at once; else it is shown first what was understood. At the terminal, whose process may end with
 * its answer, what is beyond doubt is stored at once.
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
    name: { kind: historyName, required: false, position: 0, example: 'medical' },
    file: { kind: tablePath, required: false, position: 1, example: './weekly.csv' },
    date: { kind: columnName, required: false, example: 'week' },
    outcome: { kind: columnName, required: false, example: 'revenue' },
    spend: { kind: columnNames, required: false, example: 'tv_S, ooh_S' },
    control: { kind: columnNames, required: false, example: 'price' },
    event: { kind: columnNames, required: false, example: 'promo' },
    ignore: { kind: columnNames, required: false, example: 'comment' },
    campaigns: { kind: campaigns, required: false, example: 'Brand=Google Ads; Spring=Meta' },
    unit: { kind: outcomeUnit, required: false, example: 'money' },
    currency: { kind: currency, required: false, example: 'EUR' },
    dates: { kind: dateOrder, required: false, example: 'day-first' },
    sheet: { kind: columnName, required: false, example: 'Weekly' },
    repeated: { kind: repeatedOutcome, required: false, example: 'once' },
    amounts: { kind: rightAmounts, required: false, example: 'right' },
    confirm: { kind: confirmation, required: false, example: 'yes' },
  },
  check({ file }, place) {
    refuseUnlessMay('data.import', place.invocation.who);
    incomingFiles(file, place, refuseLargeImport);
  },
  async run({ name, file, date, outcome, spend, control, event, ignore, confirm, ...options }, context) {
    const mapping = { date, outcome, spend, control, event, ignore };
    const isConfirmed = confirm === 'yes';
    const replies: Reply[] = [];
    for (const given of incomingFiles(file, context, refuseLargeImport)) {
      const bytes = await given.read(largestImport);
      const whose = name ?? (await nameByShape(bytes, context));
      const upload = { name: whose, fileName: given.name, bytes, mapping, options };
      replies.push(await importReply(upload, { isConfirmed }, context));
    }
    return asOneReply(replies);
  },
});
