import type { Words } from '../../../bot/language/words.ts';
import { plainOf } from '../../../bot/replies/spans.ts';
import type { Reply, ReplyFile } from '../../../bot/reply.ts';
import type { Fit } from '../../../learn/fit/fit.ts';
import type { ExportFormat } from '../../plans/export/run-files.ts';

/** A fit's files, and what is in them. */
export function fitExportReply(
  fit: Fit,
  { format, files }: { readonly format: ExportFormat; readonly files: readonly ReplyFile[] },
  words: Words,
): Reply {
  const told = {
    scenario: fit.scenario,
    number: fit.number,
    files: words.list(files.map(({ name }) => name)),
  };
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('fit.export.title', told),
    summary: words.say('fit.export.summary', told),
    blocks: [
      { kind: 'files', files },
      { kind: 'caveats', items: [plainOf(words.say(`fit.export.about.${format}`))] },
    ],
    record: { fit: fit.number, scenario: fit.scenario, format },
  };
}
