import type { ArgumentKind } from '../../../bot/command.ts';
import { nearestName } from '../../../scenario/nearest.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { foldName } from '../../../scenario/text.ts';
import type { Run } from '../stored/run.ts';
import { runNumber } from './run-number.ts';

/** What a run is compared with: another run, what was spent when it was made, or the run before it. */
export type ComparedWith = Run | 'today' | 'previous';

const names = {
  today: ['today', 'now', 'current', '今天', '现在', '现状'],
  previous: ['previous', 'before', 'last', '上次', '上一次', '之前', '前一次'],
} as const;

/** A run by its number, `today`, or `previous`. */
export const comparedWith: ArgumentKind<ComparedWith> = {
  name: 'compared-with',
  // `compare 12 with 15`
  joinsWords: true,
  read(typed, place) {
    const text = typed.replace(/^\s*(?:(?:with|and|to|vs\.?|versus)\s+|[与和跟对]\s*)/i, '');
    const wanted = foldName(text);
    for (const word of ['today', 'previous'] as const) {
      if (names[word].some((name) => foldName(name) === wanted)) return word;
    }
    if (/\d/.test(text)) return runNumber.read(text, place);
    throw new UserError({
      code: 'argument.choice',
      received: echo(text),
      values: {
        choices: '15, today, previous',
        nearest: nearestName(text, [...names.today, ...names.previous]) ?? '',
      },
    });
  },
  async complete(typed, place) {
    const words = [
      { value: 'today', label: { en: 'today’s spend', zh: '今天的花费' } },
      { value: 'previous', label: { en: 'the run before it', zh: '前一次运行' } },
    ].filter(({ value, label }) =>
      [value, label.en, label.zh].some((name) => foldName(name).includes(foldName(typed))),
    );
    const runs = (await runNumber.complete?.(typed, place)) ?? [];
    return [...words, ...runs].slice(0, 25);
  },
};
