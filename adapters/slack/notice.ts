import type { Language } from '../../src/bot/chart.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import type { Reply } from '../../src/bot/reply.ts';

type NoticeKey =
  | 'slack.restarting'
  | 'slack.deadButton'
  | 'slack.fault'
  | 'slack.toldInPrivate'
  | 'slack.form.dead'
  | 'slack.cancel.notTheirs'
  | 'slack.cancel.over';

/** A short word of the front's own to the person who asked. */
export function notice(language: Language, key: NoticeKey, values?: { readonly incident: string }): Reply {
  const sentence = wordsFor(language).say(key, values);
  return {
    tone: 'info',
    audience: 'caller',
    language,
    title: '',
    summary: sentence,
    blocks: [{ kind: 'text', spans: [sentence] }],
  };
}
