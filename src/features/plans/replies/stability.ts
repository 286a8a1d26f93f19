import type { PlanView } from '../view.ts';

/** Ranges up to this part of the budget hardly count; wider ones than the other are worth a channel's name. */
const narrow = 0.03;
const wide = 0.1;

/** How far the plan would move under other draws of the same assumptions; undefined when nothing is uncertain. */
export function stabilityText(view: PlanView): string | undefined {
  const { run, words } = view;
  const [widest] = view.channels
    .flatMap(({ label, range }) => (range === undefined ? [] : [{ label, ...range }]))
    .sort((a, b) => b.high - b.low - (a.high - a.low));
  if (widest === undefined) return undefined;
  const share = (widest.high - widest.low) / run.budget;
  if (share > wide) {
    return words.say('explanation.stability.moves', {
      channel: widest.label,
      range: rangeText(widest, view),
    });
  }
  // Rounded up: the promise must hold as printed.
  const most = words.percent(Math.ceil(Math.max(share, 1e-3) * 1_000 - 1e-9) / 1_000);
  return words.say(share > narrow ? 'explanation.stability.some' : 'explanation.stability.steady', { most });
}

/** `¥19k–¥22k`; one amount where both ends read the same. */
export function rangeText(
  { low, high }: { readonly low: number; readonly high: number },
  { money }: Pick<PlanView, 'money'>,
): string {
  const [from, to] = [money(low), money(high)];
  return from === to ? from : `${from}–${to}`;
}
