import { namedChoice } from '../../../bot/arguments/named-choice.ts';
import type { ExportFormat } from '../export/run-files.ts';

/** As what a run is handed out. */
export const exportFormat = namedChoice<ExportFormat>('export-format', [
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
