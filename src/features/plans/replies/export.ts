import type { Words } from '../../../bot/language/words.ts';
import { scenarioLabel } from '../../../bot/replies/labels.ts';
import { plainOf } from '../../../bot/replies/spans.ts';
import type { Reply, ReplyFile } from '../../../bot/reply.ts';
import type { ExportFormat } from '../export/run-files.ts';
import type { Run } from '../stored/run.ts';
import { reckonedCaveats } from './reckoned.ts';

/** A run's files, and what is in them. */
export function exportReply(
  run: Run,
  { format, files }: { readonly format: ExportFormat; readonly files: readonly ReplyFile[] },
  words: Words,
): Reply {
  const names = files.map(({ name }) => name);
  const told = {
    scenario: scenarioLabel(run.scenario.names, words.language),
    number: run.number,
    count: files.length,
    files: words.list(names),
  };
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('export.title', told),
    summary: words.say(`export.summary.${format}`, told),
    blocks: [
      { kind: 'files', files },
      {
        kind: 'caveats',
        items: [plainOf(words.say(`export.about.${format}`)), ...reckonedCaveats([run], words)],
      },
    ],
    record: { run: { number: run.number, scenario: run.scenario }, format },
  };
}
