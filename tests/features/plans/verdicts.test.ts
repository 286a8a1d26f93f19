import { describe, expect, test } from 'vitest';
import { type VerdictFacts, verdictOf } from '../../../src/attribute/verdict.ts';
import type { Language } from '../../../src/bot/chart.ts';
import { wordsFor } from '../../../src/bot/language/words.ts';
import { planReply } from '../../../src/features/plans/replies/plan.ts';
import type { Run } from '../../../src/features/plans/stored/run.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { runNow } from '../../fixtures/reckoned-before.ts';

/** A run of a fitted scenario with this gain and this spend, judged as an analysis judges it. */
function judged(changes: {
  readonly gain: number;
  readonly range: readonly [number, number];
  readonly proposed?: readonly [number, number];
  readonly goal?: Scenario['goal'];
  readonly review?: 'sound' | 'care' | 'none';
  readonly isFitted?: boolean;
  readonly facts?: Partial<VerdictFacts>;
  readonly todayFeasible?: boolean;
}): Run {
  const { gain, range, proposed = [1_200, 800], goal = 'value', review = 'sound', isFitted = true } = changes;
  const { todayFeasible = true } = changes;
  const { effective, value, certainty } = runNow;
  if (effective.model !== 'response' || certainty === undefined) throw new Error('no fitted sample');
  const [low, high] = range;
  const channels = runNow.channels.map((channel, i) => ({ ...channel, proposed: proposed[i] ?? 0 }));
  const spendOf = (which: 'today' | 'proposed') => channels.map((channel) => channel[which] * runNow.periods);
  const spent = (which: 'today' | 'proposed') => spendOf(which).reduce((all, x) => all + x, 0);
  const more = goal === 'profit' ? spent('proposed') - spent('today') : 0;
  const worth = { zero: value.zero, today: value.today, proposed: value.today + gain + more };
  return {
    ...runNow,
    effective: {
      ...effective,
      goal,
      response: { ...effective.response, ...(isFitted && { fit: 3, review }) },
    },
    channels,
    todayFeasible,
    value: { ...value, ...worth, lift: gain + more },
    certainty: { ...certainty, lift: { low, high } },
    verdict: verdictOf({
      ...worth,
      todaySpend: spendOf('today'),
      proposedSpend: spendOf('proposed'),
      price: goal === 'profit' ? 1 : 0,
      isMoney: true,
      todayFeasible,
      lift: { low, high },
      isCarried: review !== 'none',
      ...changes.facts,
    }),
  };
}

const said = (run: Run, language: Language) => planReply(run, wordsFor(language)).summary;
const both = (run: Run) => [said(run, 'en'), said(run, 'zh')].join('\n');
const buttons = (run: Run) =>
  planReply(run, wordsFor('en')).blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions.map(({ line }) => line) : [],
  );

const strong = { gain: 9_000, range: [4_000, 15_000] } as const;

describe('what would you do now?', () => {
  test('a strong gain: move', () => {
    expect(both(judged(strong))).toMatchInlineSnapshot(`
      "Shop: move $200 a week from video to search, for about $9k more value over 13 weeks (+5.1%, 90% range +$4k to +$15k).
      Shop：每周把 $200 从 video 转到 search，13 周内价值预计增加约 $9,000（+5.1%，90% 把握在 +$4,000 到 +$1.5万 之间）。"
    `);
    expect(buttons(judged(strong))[0]).toBe('adopt 4');
  });

  test('a weak gain, or one that may be none: keep, or test first', () => {
    const unsure = judged({ gain: 2_000, range: [-900, 5_000] });
    expect(both(unsure)).toMatchInlineSnapshot(`
      "Shop: keep current spend, or test first. Moving $200 a week from video to search would bring about $2k more value over 13 weeks (+1.1%, 90% range −$900 to +$5k), but it could also bring nothing.
      Shop：保持现状，或者先做测试。如果每周把 $200 从 video 转到 search，13 周内价值预计增加约 $2,000（+1.1%，90% 把握在 −$900 到 +$5,000 之间），但也可能毫无增益。"
    `);
    expect(buttons(unsure)[0]).not.toBe('adopt 4');
    expect(both(judged({ gain: 120, range: [20, 220] }))).toMatchInlineSnapshot(`
      "Shop: keep current spend, or test first. Moving $200 a week from video to search would bring about $120 more value over 13 weeks (+0.07%, 90% range +$20 to +$220), too little to act on.
      Shop：保持现状，或者先做测试。如果每周把 $200 从 video 转到 search，13 周内价值预计增加约 $120（+0.07%，90% 把握在 +$20 到 +$220 之间），幅度太小，不值得调整。"
    `);
  });

  test('more is spent than it brings: spend less', () => {
    const less = judged({ gain: 5_000, range: [2_000, 9_000], proposed: [600, 500], goal: 'profit' });
    expect(less.verdict?.kind).toBe('less');
    expect(both(less)).toMatchInlineSnapshot(`
      "Shop: spend $900 less a week, mostly on video, for about $5k more profit over 13 weeks (+3.3%, 90% range +$2k to +$9k).
      Shop：每周少花 $900，主要减少 video，13 周内利润预计增加约 $5,000（+3.3%，90% 把握在 +$2,000 到 +$9,000 之间）。"
    `);
  });

  test('on assumptions it is no order, and adopting is not the first thing offered', () => {
    const assumed = judged({ ...strong, isFitted: false });
    expect(both(assumed)).toMatchInlineSnapshot(`
      "Shop: under these assumptions, moving $200 a week from video to search would bring about $9k more value over 13 weeks (+5.1%, 90% range +$4k to +$15k).
      Shop：按这些假设，如果每周把 $200 从 video 转到 search，13 周内价值预计增加约 $9,000（+5.1%，90% 把握在 +$4,000 到 +$1.5万 之间）。"
    `);
    expect(said(assumed, 'en')).not.toMatch(/: (move|spend) /);
    expect(buttons(assumed)[0]).not.toBe('adopt 4');
    expect(buttons(assumed)).toContain('adopt 4');
  });

  test('a weak fit says so first; one that carries no plan gives none', () => {
    expect(both(judged({ ...strong, review: 'care' }))).toMatchInlineSnapshot(`
      "Shop: the fit behind this plan is weak (fit 3 says why). If it holds, moving $200 a week from video to search would bring about $9k more value over 13 weeks (+5.1%, 90% range +$4k to +$15k).
      Shop：这个方案所用的拟合不够可靠（原因见 拟合 3）。以下仅供参考：如果每周把 $200 从 video 转到 search，13 周内价值预计增加约 $9,000（+5.1%，90% 把握在 +$4,000 到 +$1.5万 之间）。"
    `);
    const none = judged({ ...strong, review: 'none' });
    expect(both(none)).toMatchInlineSnapshot(`
      "Shop: no plan. Fit 3 does not carry one, and fit 3 says why.
      Shop：没有方案。第 3 次拟合不足以支撑方案，原因见 拟合 3。"
    `);
    expect(buttons(none)).not.toContain('adopt 4');
    expect(planReply(none, wordsFor('en')).blocks.filter(({ kind }) => kind === 'table')).toEqual([]);
  });

  test('what the limits or the goal ask for is done even where it costs', () => {
    expect(
      both(judged({ gain: -3_000, range: [-5_000, -1_000], todayFeasible: false })),
    ).toMatchInlineSnapshot(`
      "Shop: to keep the limits, move $200 a week from video to search. Expected value over 13 weeks: $178k → $175k (−1.7%, 90% range −0.5% to +1%).
      Shop：为满足限制，每周把 $200 从 video 转到 search。13 周内预期价值：$17.8万 → $17.5万（−1.7%，90% 把握在 −0.5% 到 +1% 之间）。"
    `);
    const target = { goal: { target: 175_000 }, gain: -2_000, range: [-3_000, -1_000] } as const;
    const isMet = { condition: { isMet: true, isLeastSpend: true } };
    expect(both(judged({ ...target, proposed: [700, 700], facts: isMet }))).toMatchInlineSnapshot(`
      "Shop: spend $600 less a week, mostly on search; the goal is still reached. Expected value over 13 weeks: $178k → $176k (−1.1%, 90% range −0.5% to +1%, +$5.8k after the change in spend).
      Shop：每周少花 $600，主要减少 search，仍能达到目标。13 周内预期价值：$17.8万 → $17.6万（−1.1%，90% 把握在 −0.5% 到 +1% 之间，计入花费变化后为 +$5,800）。"
    `);
  });

  test('nothing worth moving: hold', () => {
    expect(both(judged({ gain: 1, range: [-1, 2], proposed: [1_001, 999] }))).toMatchInlineSnapshot(`
      "Shop: keep the current split. No plan within the limits is noticeably better than its value of $178k over 13 weeks.
      Shop：保持现有分配。在这些限制内，没有方案明显优于现状（13 周内价值 $17.8万）。"
    `);
  });
});
