import { defineCommand } from '../src/bot/command.ts';
import { exportFormat } from '../src/features/plans/arguments/export-format.ts';
import { runNumber } from '../src/features/plans/arguments/run-number.ts';
import { runFiles } from '../src/features/plans/export/run-files.ts';
import { exportReply } from '../src/features/plans/replies/export.ts';

export const exportRun = defineCommand({
  name: 'export',
  examples: ['export 12 csv', 'export 12 json', 'export 12 png', '导出 12 csv'],
  // A record names people, and a file is for whoever wants it.
  audience: 'caller',
  args: {
    run: { kind: runNumber, required: true, position: 0, example: '12' },
    format: { kind: exportFormat, required: true, position: 1, example: 'csv' },
  },
  async run({ run, format }, { words, outlets, planning }) {
    const files = await runFiles(run, format, {
      words,
      renderer: outlets.renderer,
      signal: planning.signal,
    });
    return exportReply(run, { format, files }, words);
  },
});
