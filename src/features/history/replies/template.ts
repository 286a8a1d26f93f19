import type { Words } from '../../../bot/language/words.ts';
import { plainOf, textBlock } from '../../../bot/replies/spans.ts';
import type { Reply } from '../../../bot/reply.ts';

/** A table to fill in, and how it comes back. */
export function dataTemplateReply(
  name: string | undefined,
  file: { readonly name: string; readonly bytes: Uint8Array },
  words: Words,
): Reply {
  const told = { name: name ?? 'shop', file: file.name };
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('data.template.title'),
    summary: plainOf(words.say('data.template.summary', told)),
    blocks: [
      { kind: 'files', files: [{ ...file, mediaType: 'text/csv' }] },
      textBlock(words.say('data.template.how', told)),
      { kind: 'caveats', items: [words.say('data.template.privacy')] },
    ],
    record: { files: [file.name] },
  };
}
