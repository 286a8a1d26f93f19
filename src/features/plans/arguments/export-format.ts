import { namedChoice } from '../../../bot/arguments/named-choice.ts';
import type { ArgumentKind } from '../../../bot/command.ts';
import type { ExportFormat } from '../export/run-files.ts';

const format = namedChoice<ExportFormat>('export-format', [
  {
    value: 'csv',
    label: { en: 'csv: the plan as a table', zh: 'csv：方案表格' },
    aliases: ['table', 'spreadsheet', '表格'],
  },
  {
    value: 'json',
    label: { en: 'json: the whole record', zh: 'json：完整记录' },
    aliases: ['record', '记录'],
  },
  {
    value: 'png',
    label: { en: 'png: the charts', zh: 'png：图表' },
    aliases: ['chart', 'charts', 'picture', 'pictures', '图', '图表', '图片'],
  },
]);

const words = /^(?:csv|json|png|table|spreadsheet|record|charts?|pictures?|表格|记录|图|图表|图片)$/i;

/** As what a run or a fit is handed out; the word that says so ends what is said before: `export fit 3 csv`. */
export const exportFormat: ArgumentKind<ExportFormat> = { ...format, begins: (word) => words.test(word) };
