import { defineCommand } from '../src/bot/command.ts';
import { exported } from '../src/features/fits/arguments/exported.ts';
import { fitFiles } from '../src/features/fits/export/fit-files.ts';
import { fitExportReply } from '../src/features/fits/replies/export.ts';
import { exportFormat } from '../src/features/plans/arguments/export-format.ts';
import { runFiles } from '../src/features/plans/export/run-files.ts';
import { exportReply } from '../src/features/plans/replies/export.ts';

export const exportRun = defineCommand({
  name: 'export',
  examples: ['export 12 csv', 'export 12 json', 'export 12 png', 'export fit 3 csv', '导出 12 csv'],
  // A record names people, and a file is for whoever wants it.
  audience: 'caller',
  args: {
    run: { kind: exported, required: true, position: 0, example: '12' },
    format: { kind: exportFormat, required: true, position: 1, example: 'csv' },
  },
  async run({ run: what, format }, { words, outlets, planning, store, invocation }) {
    const drawing = { words, renderer: outlets.renderer, signal: planning.signal };
    if (what.kind === 'run') {
      const files = await runFiles(what.run, format, drawing);
      return exportReply(what.run, { format, files }, words);
    }
    const { fit } = what;
    const kept = await store.scenarios.get(invocation.where.workspace, fit.scenario);
    const files = await fitFiles(fit, format, { ...drawing, scenario: kept?.scenario });
    return fitExportReply(fit, { format, files }, words);
  },
});
