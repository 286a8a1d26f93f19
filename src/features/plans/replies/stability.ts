import type { PlanView } from '../view.ts';

/** Ranges wider than this part of the budget are worth a channel's name. */
const wide = 0.1;

/**
 * How far the plan would move on other simulations of the same assumptions, which is small print: it says nothing of
 * whether they hold. Undefined when nothing is uncertain.
 */
export function samplingNoise(view: PlanView): string | undefined {
  const { run, words } = view;
  const [widest] = view.channels
    .flatMap(({ label, range }) => (range === undefined ? [] : [{ label, ...range }]))
    .sort((a, b) => b.high - b.low - (a.high - a.low));
  if (widest === undefined) return undefined;
  const share = (widest.high - widest.low) / run.budget;
  if (share > wide) {
    return words.say('replies.noise.moves', {
      channel: widest.label,
      range: rangeText(widest, view),
    });
  }
  // Rounded up: the promise must hold as printed.
  const most = words.percent(Math.ceil(Math.max(share, 1e-3) * 1_000 - 1e-9) / 1_000);
  return words.say('replies.noise.most', { most });
}

/** `¥19k–¥22k`; one amount where both ends read the same. */
export function rangeText(
  { low, high }: { readonly low: number; readonly high: number },
  { money }: Pick<PlanView, 'money'>,
): string {
  const [from, to] = [money(low), money(high)];
  return from === to ? from : `${from}–${to}`;
}
