import type { Move, WhichPlan } from '../move.ts';
import type { ClauseView, Reading } from '../read/clause-view.ts';
import { has, type Token } from '../spot/token.ts';

/** Words of turns that mean something else once a channel or an amount is named. */
const isAboutPlan = (view: ClauseView) =>
  view.channelTokens.length === 0 &&
  view.ranges.length === 0 &&
  view.times.length === 0 &&
  view.quantities.length === 0;

const runIn = (view: ClauseView) => view.tokens.find((token) => token.kind === 'run');
const stepIn = (view: ClauseView) => view.tokens.find((token) => token.kind === 'step');

/** Which plan is meant, and the words that say so. */
function whichSaid(view: ClauseView): { readonly which: WhichPlan; readonly tokens: readonly Token[] } {
  const [run, step] = [runIn(view), stepIn(view)];
  if (run?.kind === 'run') return { which: { run: run.run }, tokens: [run] };
  if (step?.kind === 'step') return { which: { step: step.step }, tokens: [step] };
  const first = view.all('firstone').filter((token) => !has(token, 'reset'));
  if (first.length > 0 && !view.has('undo')) return { which: { step: 1 }, tokens: first };
  return { which: 'last', tokens: [] };
}

const withTurn = (view: ClauseView) =>
  view.all(
    'make',
    'set',
    'give',
    'on',
    'pronoun',
    'to',
    'show',
    'current',
    'also',
    'only',
    'all',
    'keep',
    'read',
    'lastone',
    'move',
    'out',
    'question',
    'next',
    'exact',
    'whatif',
    'better',
    'same',
  );

/** One step back: "undo that", 撤销, "scratch that". All the way: "start over", 重来. */
export function backAct(view: ClauseView): Reading | undefined {
  const reset = view.all('reset');
  const undo = view.all('undo').filter((token) => !reset.includes(token));
  if (!isAboutPlan(view) || (undo.length === 0 && reset.length === 0)) return undefined;
  const words = [
    ...undo,
    ...reset,
    ...withTurn(view),
    ...view.all('adopt', 'drop', 'lift', 'down', 'keep', 'touch', 'limit'),
  ];
  const steps = view.tokens.filter((token) => token.kind === 'step' && token.step === 1);
  const isReset = reset.length > 0 || steps.length > 0 || (undo.length > 0 && view.has('firstone', 'all'));
  const denials = view.denials([...undo, ...reset]);
  if (denials.length > 0) return undefined;
  if (view.has('why', 'compare', 'diff', 'risk', 'bold', 'cautious')) return undefined;
  const kind = isReset ? 'reset' : 'undo';
  return view.reading([{ kind }], [...words, ...steps, ...view.all('firstone')]);
}

/** "Adopt this", "go with the first plan", 就用这个. */
export function adoptAct(view: ClauseView): Reading | undefined {
  const isNamed = view.tokens.some(({ kind }) => kind === 'step' || kind === 'run') || view.has('firstone');
  const use = isNamed
    ? view.all('give', 'set').filter(({ text }) => /^(?:用|定|选|按|use|take)$/.test(text))
    : [];
  if (view.has('bold', 'cautious', 'profit', 'value', 'roi', 'budget')) return undefined;
  const adopt = [...view.all('adopt'), ...use];
  if (
    !isAboutPlan(view) ||
    adopt.length === 0 ||
    view.denials().length > 0 ||
    view.has('undo', 'why', 'stop', 'what', 'which')
  )
    return undefined;
  const { which, tokens } = whichSaid(view);
  const used = [...adopt, ...tokens, ...withTurn(view), ...view.all('maximise', 'first', 'show', 'next')];
  // "Do it": what?
  const isVague =
    adopt.every(({ text }) =>
      /^(?:do|do it|go ahead|let's go|lets go|apply|take|use it|approved|同意|通过|执行|就这样)$/.test(text),
    ) && which === 'last';
  return view.reading(
    [{ kind: 'adopt', ...(which !== 'last' && { which }) }],
    used,
    isVague ? { isGuess: true } : {},
  );
}

/** "Export as csv", 导出, "can I get this in a spreadsheet". */
export function exportAct(view: ClauseView): Reading | undefined {
  const words = view.all('export', 'csv', 'json', 'png');
  const weak = words.every(({ text }) =>
    /^(?:file|image|picture|sheet|dump|slide|表|发我|文件|图片|输出|转成)$/.test(text),
  );
  if (
    !isAboutPlan(view) ||
    words.length === 0 ||
    view.denials().length > 0 ||
    view.has('why', 'compare', 'mean')
  )
    return undefined;
  if (weak && !view.has('give', 'move', 'show', 'to') && words.length < 2 && view.has('read'))
    return undefined;
  const isSent = view.tokens.some(({ text }) =>
    /^(?:send|send me|send us|save as|get me|give me|get|发|发我|给我|导|存|as)/.test(text),
  );
  if (weak && words.length < 2 && !isSent) return undefined;
  const { which, tokens } = whichSaid(view);
  const format = view.has('json')
    ? 'json'
    : view.has('png')
      ? 'png'
      : view.has('csv') || !view.has('chart')
        ? 'csv'
        : 'png';
  const both: readonly ('csv' | 'json' | 'png')[] =
    view.has('csv') && view.has('json') ? ['csv', 'json'] : [format];
  const asked = both.map(
    (one): Move => ({ kind: 'export', format: one, ...(which !== 'last' && { which }) }),
  );
  const used = [...words, ...tokens, ...withTurn(view), ...view.all('chart', 'what', 'how', 'short')];
  return view.reading(asked, used, weak ? { bonus: -0.5 } : {});
}

/** "Compare with current", "vs the first plan", 和上周比. */
export function compareAct(view: ClauseView): Reading | undefined {
  const isThan =
    (view.isAsked || view.tokens.some(({ text }) => /^(?:than|比|相比)/.test(text))) &&
    view.has('better', 'less', 'more') &&
    view.has('lastone', 'firstone', 'lastweek', 'current');
  const words = [...view.all('compare', 'diff'), ...(isThan ? view.all('better', 'less', 'more') : [])];
  if (!isAboutPlan(view) || words.length === 0 || view.denials(view.all('diff')).length > 0) return undefined;
  const [run, step] = [runIn(view), stepIn(view)];
  const strong = words.filter(({ text }) => !/^(?:跟|和|与|比|vs|vs\.|versus|against)$/.test(text));
  const target: Extract<Move, { kind: 'compare' }>['with'] | undefined =
    run?.kind === 'run'
      ? { run: run.run }
      : step?.kind === 'step'
        ? step.step === 1
          ? 'first'
          : undefined
        : view.has('lastweek')
          ? 'last-report'
          : view.has('firstone')
            ? 'first'
            : view.has('lastone')
              ? 'previous'
              : view.has('current')
                ? 'today'
                : undefined;
  // "They've changed their mind" asks for no comparison.
  const isRemark =
    words.every((token) => has(token, 'diff') && !has(token, 'compare')) &&
    !view.isAsked &&
    target === undefined;
  const isEnough = !isRemark && (strong.length > 0 || target !== undefined);
  if (!isEnough || view.has('why', 'roi', 'worth', 'even', 'adopt')) return undefined;
  const used = [
    ...words,
    ...view.all(
      'lastweek',
      'firstone',
      'lastone',
      'current',
      'what',
      'how',
      'better',
      'to',
      'show',
      'pronoun',
      'give',
      'on',
      'from',
      'set',
      'make',
      'also',
      'short',
      'question',
      'not',
      'which',
      'spent',
      'touch',
      'move',
      'whatif',
      'read',
      'add',
      'both',
    ),
  ];
  // "With what we run now, and with #12" is two comparisons.
  const isBoth = run === undefined && view.has('current') && view.has('firstone');
  const beside: Move[] = isBoth
    ? [{ kind: 'compare', with: 'today' }]
    : run !== undefined && (view.has('current') || view.has('lastweek') || view.has('firstone'))
      ? [
          {
            kind: 'compare',
            with: view.has('lastweek') ? 'last-report' : view.has('firstone') ? 'first' : 'today',
          },
        ]
      : [];
  return view.reading(
    [...beside, { kind: 'compare', with: target ?? (view.has('diff') ? 'previous' : 'today') }],
    [...used, run, step],
    target === undefined ? { bonus: -0.5 } : { bonus: 0.5 },
  );
}

/** Once more; the plan again; the runs so far; what can be said. */
export function smallTurns(view: ClauseView): Reading | undefined {
  if (!isAboutPlan(view) || view.denials().length > 0) return undefined;
  const rest = withTurn(view);
  for (const [concept, move] of [
    ['again', { kind: 'again' }],
    ['help', { kind: 'help' }],
    ['history', { kind: 'history' }],
    ['show', { kind: 'show', what: 'plan' }],
  ] as const) {
    const words = view.all(concept);
    if (words.length === 0) continue;
    // "If it gets tight again" asks for nothing again.
    const isAdverb =
      words.every(({ text }) => text === 'again') &&
      view.tokens.filter(({ kind }) => kind !== 'small').length > 2;
    if (isAdverb) continue;
    if (concept === 'again' && view.has('why', 'mean', 'chart', 'what', 'schedule')) continue;
    return view.reading([move], [...words, ...rest, ...view.all('what', 'how', 'whatif')], { bonus: -0.25 });
  }
  return undefined;
}

/** Thanks, a friendly word, and what no bot that plans can do. */
export function socialAct(view: ClauseView): Reading | undefined {
  if (!isAboutPlan(view)) return undefined;
  const thanks = view.all('thanks');
  const small = view.all('small');
  if (thanks.length > 0 && view.denials().length === 0) {
    return view.reading(
      [{ kind: 'thanks' }],
      [...thanks, ...small, ...withTurn(view), ...view.all('short', 'help')],
      { bonus: -1 },
    );
  }
  if (small.length > 0)
    return view.reading(
      [{ kind: 'small-talk' }],
      [...small, ...withTurn(view), ...view.all('what', 'how', 'again', 'schedule')],
      { bonus: -1 },
    );
  return undefined;
}

/** Something that other tools do: campaigns, creatives, e-mails, orders. */
export function cannotAct(view: ClauseView): Reading | undefined {
  const words = view.all('cannot');
  if (words.length === 0 || (view.kindsOfNumbers > 0 && !view.has('up', 'down', 'set', 'stop')))
    return undefined;
  const isLoose = words.every(({ text }) =>
    /^(?:ads|广告|account|contract|order|launch|buy|ticket|video|videos|agency|audience|invoice|calendar|billing|合同|视频|直播|供应商|订单|发票|账户|账号|谈判|开会)$/.test(
      text,
    ),
  );
  if (isLoose && (view.kindsOfNumbers > 0 || (view.channelTokens.length > 0 && !view.has('stop'))))
    return undefined;
  const used = view.tokens.filter((token) => token.kind !== 'separator');
  const isPause = view.tokens.some(({ text }) =>
    /^(?:paus\w+|pause|relaunch|暂停|下线|停了|停掉)$/.test(text),
  );
  return view.reading([{ kind: 'cannot' }], used, {
    bonus:
      !isPause &&
      words.some(({ text }) =>
        /^(?:ads|广告|account|contract|order|launch|buy|ticket|video|videos|agency|audience)$/.test(text),
      )
        ? -6
        : -2,
  });
}

/** Wants the reports to end. */
export function noReportsAct(view: ClauseView): Reading | undefined {
  const report = view.all('report', 'schedule');
  const stop = [...view.all('stop'), ...view.denials()];
  if (report.length === 0 || stop.length === 0 || view.channelTokens.length > 0 || view.has('when'))
    return undefined;
  return view.reading(
    [{ kind: 'no-reports' }],
    [...report, ...stop, ...withTurn(view), ...view.all('drop', 'lift', 'move', 'touch', 'more')],
    { bonus: 1 },
  );
}

/** Wants reports, but does not say when. */
export function scheduleAct(view: ClauseView): Reading | undefined {
  const words = view.all('schedule');
  const periods = view.tokens.filter((token) => token.kind === 'period');
  if (words.length === 0 || view.channelTokens.length > 0 || view.kindsOfNumbers > 0) return undefined;
  if (
    view.denials().length > 0 ||
    view.has('stop', 'when', 'lastweek', 'spent', 'came', 'why', 'next', 'compare')
  )
    return undefined;
  const isClear =
    words.some(
      ({ text }) =>
        !/^(?:report|reports|周报|日报|月报|报告|weekly|daily|monthly|报告|提醒|自动|set up|推送)$/.test(
          text,
        ),
    ) || view.tokens.some(({ text }) => /^(?:send|post|share|email|发|推)/.test(text));
  if (!isClear) return undefined;
  const used = [...words, ...periods, ...withTurn(view), ...view.all('report', 'move', 'give')];
  return view.reading([{ kind: 'schedule', when: 'weekly mon 09:00' }], used, {
    isGuess: true,
    bonus: isClear ? 0 : -2,
  });
}
