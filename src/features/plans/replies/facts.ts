import type { BindingLimit } from '../../../attribute/analysis.ts';
import type { Words } from '../../../bot/language/words.ts';
import type { Block } from '../../../bot/reply.ts';
import type { PlanView } from '../view.ts';
import { proofText } from './certainty.ts';
import { robustnessFacts } from './robustness.ts';

/** Most binding limits that are told one by one. */
const mostLimits = 8;

/** Budget, chance, how the plan stands elsewhere, and proof. */
export function planFacts(view: PlanView): Block {
  const { run, words, spend } = view;
  const spent = { spent: view.money(spend.proposed), budget: view.money(run.budget), each: view.each };
  const { goal } = run.effective;
  // A plan that is to spend least does not try to beat today's value.
  const isLeastSpend = typeof goal === 'object' && 'target' in goal;
  const isAllSpent = Math.abs(run.budget - spend.proposed) <= 1e-6 * run.budget;
  return {
    kind: 'facts',
    facts: [
      {
        label: words.say('replies.facts.budget'),
        value: words.say(isAllSpent ? 'replies.facts.allSpent' : 'replies.facts.partSpent', spent),
      },
      ...(run.certainty === undefined || isLeastSpend
        ? []
        : [{ label: words.say('replies.facts.beatsToday'), value: chanceText(run.certainty, words) }]),
      ...robustnessFacts(view),
      { label: words.say('replies.facts.proof'), value: proofText(run, words) },
    ],
  };
}

/** The chance of beating today; draws never make it certain, nor impossible. */
export function chanceText(
  { liftProbability: share, draws }: { readonly liftProbability: number; readonly draws: number },
  words: Words,
): string {
  if (share >= 1) return words.say('replies.facts.chanceAll', { draws });
  if (share <= 0) return words.say('replies.facts.chanceNone', { draws });
  if (share > 0.999) return words.say('replies.facts.chanceMore', { share: words.percent(0.999), draws });
  if (share < 0.001) return words.say('replies.facts.chanceLess', { share: words.percent(0.001), draws });
  return words.say('replies.facts.chance', { share: words.percent(share), draws });
}

/** The limits that hold the plan back, and what each costs; no block when none does. */
export function bindingFacts(view: PlanView): Block[] {
  const { words } = view;
  const limits = [...view.run.limits].sort((a, b) => Math.abs(b.price) - Math.abs(a.price));
  if (limits.length === 0) return [];
  const hidden = limits.length - mostLimits;
  return [
    { kind: 'text', spans: [{ text: words.say('replies.binding.title'), style: 'strong' }] },
    {
      kind: 'facts',
      facts: limits
        .slice(0, mostLimits)
        .map((limit) => ({ label: limitName(limit, view), value: priceText(limit, view) })),
    },
    ...(hidden > 0
      ? [{ kind: 'text' as const, spans: [words.say('replies.binding.hidden', { count: hidden })] }]
      : []),
  ];
}

/** A limit with its amount: "Budget of ¥52k", "app at most ¥20k". */
export function limitName({ kind, side, of, amount }: BindingLimit, view: PlanView): string {
  const { words } = view;
  if (kind === 'channel' || kind === 'group') {
    return words.say(`replies.binding.${side}`, { name: view.label(of), amount: view.money(amount) });
  }
  if (kind === 'roi') return words.say('replies.binding.roi', { amount: words.number(amount) });
  if (kind === 'cost') return words.say('replies.binding.cost', { amount: view.money(amount) });
  if (kind === 'target') return words.say('replies.binding.target', { amount: view.value(amount) });
  return words.say(`replies.binding.${kind}`, { amount: view.money(amount) });
}

/** Relaxing a limit never costs anything, so the sign only tells which way it would move. */
function priceText({ kind, side, price }: BindingLimit, view: PlanView): string {
  const { words, step } = view;
  const values = { gain: view.valueChange(Math.abs(price) * step), step: view.money(step) };
  if (kind === 'privacy' || kind === 'brandSafety') return words.say('replies.binding.exposurePrice', values);
  return words.say(side === 'max' ? 'replies.binding.morePrice' : 'replies.binding.lessPrice', values);
}
