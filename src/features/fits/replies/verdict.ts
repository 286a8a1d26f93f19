import type { Words } from '../../../bot/language/words.ts';
import type { Reply } from '../../../bot/reply.ts';

/** Thanks for a thumb under a report, and says how many think so. */
export function verdictReply(
  verdict: { readonly run: number; readonly isUseful: boolean },
  { useful, people }: { readonly useful: number; readonly people: number },
  words: Words,
): Reply {
  const { run: number, isUseful } = verdict;
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('feedback.verdict.title', { number }),
    summary: words.say(isUseful ? 'feedback.verdict.yes' : 'feedback.verdict.no', {
      number,
      useful,
      count: people,
    }),
    blocks: [],
    record: { ...verdict, useful, people },
  };
}
