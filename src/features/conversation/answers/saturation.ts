import { z } from 'zod';
import type { Words } from '../../../bot/language/words.ts';
import type { Run } from '../../plans/stored/run.ts';
import { takenPlan } from '../../plans/taken-plan.ts';
import { planView } from '../../plans/view.ts';

const curves = z.object({
  explanation: z.object({
    responseCurves: z.array(
      z.object({ id: z.string(), points: z.array(z.object({ spend: z.number(), value: z.number() })) }),
    ),
  }),
});

/** Where the last money returns no more than this part of the most that it ever returns, there is little left. */
const spentForce = 0.1;

/**
 * Where a channel's curve flattens, from the record of an explanation: the spend from which a little more returns a
 * tenth of the most that it returns anywhere. Undefined where the record has no curve of it.
 */
export function saturationText(
  record: unknown,
  channels: readonly string[],
  stored: Run,
  words: Words,
): string | undefined {
  const parsed = curves.safeParse(record);
  if (!parsed.success) return undefined;
  const view = planView(takenPlan(stored), words);
  const sentences = parsed.data.explanation.responseCurves
    .filter(({ id }) => channels.length === 0 || channels.includes(id))
    .flatMap(({ id, points }) => {
      const own = view.channels.find((channel) => channel.id === id);
      const flat = flatFrom(points);
      if (own === undefined || points.length < 3) return [];
      const values = { channel: own.label, proposed: view.money(own.proposed), each: view.each };
      const last = points.at(-1)?.spend ?? 0;
      return [
        flat === undefined
          ? words.say('talk.answers.saturation.notYet', { ...values, last: view.money(last) })
          : words.say('talk.answers.saturation.summary', { ...values, from: view.money(flat) }),
      ];
    });
  return sentences.length === 0 ? undefined : sentences.slice(0, 6).join(words.say('replies.gap'));
}

/** The spend from which the curve's slope stays below a tenth of its steepest. */
function flatFrom(points: readonly { readonly spend: number; readonly value: number }[]): number | undefined {
  const slopes = points.slice(1).map((point, at) => {
    const before = points[at];
    const run = before === undefined ? 0 : point.spend - before.spend;
    return {
      spend: before?.spend ?? 0,
      slope: before === undefined || run <= 0 ? 0 : (point.value - before.value) / run,
    };
  });
  const steepest = Math.max(...slopes.map(({ slope }) => slope));
  const lastSteep = slopes.findLastIndex(({ slope }) => slope > spentForce * steepest);
  return slopes[lastSteep + 1]?.spend;
}
