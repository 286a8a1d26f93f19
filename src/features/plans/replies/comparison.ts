import type { CommandContext } from '../../../bot/command.ts';
import type { Block, Reply } from '../../../bot/reply.ts';
import { spendChart } from '../charts/spend.ts';
import { causeText } from '../comparison/cause-texts.ts';
import { type Comparison, compared } from '../comparison/comparison.ts';
import type { Run } from '../stored/run.ts';
import { digitsApart } from '../tell-apart.ts';
import { planActions } from './actions.ts';
import { changeText } from './certainty.ts';
import { planSideBySide, spendSideBySide } from './comparison-tables.ts';
import { gapCaveats, reckonedCaveats } from './reckoned.ts';

/** Differences of what the plans rest on that are told one by one. */
const mostCauses = 8;

/** What is to be compared; `isFirst`: today's spend stands in for an earlier run, as there is none. */
interface Compared {
  readonly before: Run | 'today';
  readonly after: Run;
  readonly isFirst?: boolean;
}

/** Two plans side by side: what differs in what they rest on, in spend and in value. */
export function comparisonReply(
  { before, after, isFirst }: Compared,
  { words }: Pick<CommandContext, 'words'>,
): Reply {
  const comparison = compared(before, after, words);
  const { view } = comparison.after;
  const names = { before: comparison.before.name, after: comparison.after.name };
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('compare.title', { scenario: view.scenario, ...names }),
    summary: summaryOf(comparison),
    blocks: [
      { kind: 'table', table: planSideBySide(comparison) },
      ...causesOf(comparison),
      { kind: 'table', table: spendSideBySide(comparison) },
      ...chartOf(comparison),
      { kind: 'caveats', items: caveatsOf(comparison, isFirst === true) },
      { kind: 'actions', actions: planActions(after, words, ['explain', 'again', 'export', 'history']) },
    ],
    record: { run: after, with: before },
    about: { run: after.number },
  };
}

function summaryOf(comparison: Comparison): string {
  const { words, before, after, largest, apart } = comparison;
  const isOneScenario = before.run.scenario.id === after.run.scenario.id;
  const subject = isOneScenario
    ? words.say('compare.subject', { scenario: after.view.scenario, before: before.name, after: after.name })
    : words.say('compare.twoScenarios', {
        first: before.view.scenario,
        before: before.name,
        scenario: after.view.scenario,
        after: after.name,
      });
  const spend = spendText(comparison, largest);
  if (apart !== undefined) {
    return words.say('compare.apart', { subject, reason: words.say(`compare.reason.${apart}`), spend });
  }
  const { view } = after;
  const [from, to] = [before.view.measure.proposed, view.measure.proposed];
  const [fromText, toText] = view.pair(from, to);
  return words.say('compare.summary', {
    subject,
    measure: view.measure.name,
    span: view.span,
    from: fromText,
    to: toText,
    change: from > 0 ? changeText((to - from) / from, words) : view.valueChange(to - from),
    spend,
  });
}

/** Where the two plans differ the most, in a few words. */
function spendText({ words, after, channels }: Comparison, largest: Comparison['largest']): string {
  if (channels.length === 0) return words.say('compare.spend.apart');
  if (largest === undefined) return words.say('compare.spend.same');
  const { view } = after;
  const digits = digitsApart(largest.from ?? 0, largest.to ?? 0);
  return words.say('compare.spend.largest', {
    channel: largest.label,
    from: view.money(largest.from ?? 0, digits),
    to: view.money(largest.to ?? 0, digits),
    per: view.per,
  });
}

/** What differs in what the plans rest on, a line each; that nothing does. */
function causesOf({ words, before, after, causes }: Comparison): Block[] {
  if (before.kind === 'today') return [];
  const title = { text: words.say('compare.causes.title'), style: 'strong' as const };
  if (causes.length === 0) {
    return [{ kind: 'text', spans: [title, `\n${words.say('compare.causes.none')}`] }];
  }
  const told = causes.slice(0, mostCauses).map((cause) => causeText(cause, before.run, after.view));
  const hidden = causes.length - told.length;
  const lines = [...told, ...(hidden > 0 ? [words.say('compare.causes.more', { count: hidden })] : [])];
  return [{ kind: 'text', spans: [title, ...lines.map((line) => `\n· ${line}`)] }];
}

/** Both plans' charts in one; none where their spend does not compare. */
function chartOf(comparison: Comparison): Block[] {
  const chart = comparisonChart(comparison);
  return chart === undefined ? [] : [{ kind: 'chart', chart }];
}

function comparisonChart({ words, before, after, channels, largest }: Comparison) {
  const { view } = after;
  if (channels.length === 0) return undefined;
  const title =
    largest === undefined
      ? words.say('compare.charts.same')
      : words.say('compare.charts.largest', {
          channel: largest.label,
          from: view.money(largest.from ?? 0),
          to: view.money(largest.to ?? 0),
          each: view.each,
        });
  return spendChart({
    id: 'comparison',
    palette: after.run.effective.channels.map((channel) => channel.id),
    title,
    words,
    currency: after.run.effective.currency,
    each: view.each,
    plans: [
      { name: before.name, role: 'before' },
      { name: after.name, role: 'after' },
    ],
    rows: channels.map(({ id, label, from = 0, to = 0 }) => ({ id, label, spend: [from, to] })),
  });
}

function caveatsOf({ words, before, after, causes, apart }: Comparison, isFirst: boolean): string[] {
  const number = after.run.number;
  const hasIntervals = [before, after].some(({ run }) => run.certainty !== undefined);
  const isRestated = before.run.effective.period !== after.run.effective.period;
  return [
    ...(isFirst ? [words.say('compare.caveats.first', { number })] : []),
    ...(before.kind === 'today' ? [words.say('compare.caveats.today', { number })] : []),
    ...reckonedCaveats([before.run, after.run], words),
    ...gapCaveats([before.run, after.run], words),
    ...(apart === undefined ? [] : [words.say('compare.caveats.apart')]),
    ...(isRestated && apart !== 'currency'
      ? [words.say('compare.caveats.restated', { each: after.view.each })]
      : []),
    ...(apart === undefined && causes.some(({ kind }) => kind === 'parameter')
      ? [words.say('compare.caveats.assumptions')]
      : []),
    ...(hasIntervals && before.kind !== 'today' ? [words.say('compare.caveats.intervals')] : []),
  ];
}
