import type { BrokenLimit } from '../../../attribute/analysis.ts';
import type { Block } from '../../../bot/reply.ts';
import type { PlanView } from '../view.ts';
import { limitName } from './facts.ts';

/** Most broken limits that are told one by one. */
const mostLimits = 8;

/** The limits that a plan breaks, each with what it comes to instead; one line where it keeps them all. */
export function brokenFacts(broken: readonly BrokenLimit[], view: PlanView): Block[] {
  const { words } = view;
  if (broken.length === 0) return [{ kind: 'text', spans: [words.say('whatIf.broken.none')] }];
  const hidden = broken.length - mostLimits;
  return [
    {
      kind: 'text',
      spans: [{ text: words.say('whatIf.broken.title', { count: broken.length }), style: 'strong' }],
    },
    {
      kind: 'facts',
      facts: broken.slice(0, mostLimits).map((limit) => ({
        label: limitName({ ...limit, id: '', price: 0 }, view),
        value: brokenText(limit, view),
      })),
    },
    ...(hidden > 0
      ? [{ kind: 'text' as const, spans: [words.say('whatIf.broken.hidden', { count: hidden })] }]
      : []),
  ];
}

function brokenText({ kind, side, amount, actual }: BrokenLimit, view: PlanView): string {
  const { words } = view;
  const write = (x: number) =>
    kind === 'roi' ? words.number(x) : kind === 'target' ? view.value(x) : view.money(x);
  return words.say(`whatIf.broken.${side}`, { actual: write(actual), by: write(Math.abs(actual - amount)) });
}
