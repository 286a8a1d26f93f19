import { wordsFor } from '../../../src/bot/language/words.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { ProblemCode } from '../../../src/scenario/problem.ts';
import { textOf } from '../bot-under-test.ts';

/** Whether a reply says what is wrong by the text of this problem, whatever the values in it. */
export function saysProblem(reply: Reply, code: ProblemCode): boolean {
  const message = wordsFor(reply.language).find(`problems.${code}.message`) ?? '';
  const parts = message
    .split(/\{\{\w+\}\}/)
    .map((part) => part.replaceAll('`', '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.*'), 's').test(textOf(reply).replaceAll('`', ''));
}
