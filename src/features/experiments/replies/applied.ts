import type { Words } from '../../../bot/language/words.ts';
import { textBlock } from '../../../bot/replies/spans.ts';
import { type Action, longestActionLine, type Reply } from '../../../bot/reply.ts';
import type { Attribute, LevelChange } from '../../../learn/experiments/level-rule.ts';
import type { Parameter } from '../../../scenario/parameter.ts';
import type { ExperimentView, TestView } from '../view.ts';

const offered = (actions: readonly Action[]) =>
  actions.filter(({ line }) => line.length <= longestActionLine);

/** An experiment became part of a level: what it was, what it is, and by which rule. */
export function appliedReply(
  { experiment, scenario, channel }: ExperimentView,
  {
    change,
    level,
    version,
    tookBuiltIn,
  }: {
    readonly change: LevelChange;
    readonly level: Attribute;
    readonly version: number;
    readonly tookBuiltIn: boolean;
  },
  words: Words,
): Reply {
  const { number, scenario: id } = experiment;
  const { before, after, measured, expected, rule } = change;
  const [was, is] = [endsOf(before, words), endsOf(after, words)];
  const fact = (name: 'before' | 'after' | 'measured' | 'expected', value: string) => ({
    label: words.say(`experiments.applied.${name}`),
    value,
  });
  const named = { number, scenario, channel, version };
  return {
    tone: 'result',
    audience: 'channel',
    language: words.language,
    title: words.say('experiments.applied.title', named),
    summary: words.say('experiments.applied.summary', {
      ...named,
      level: words.say(`experiments.level.${level}`),
      was: was.value,
      wasLow: was.low,
      wasHigh: was.high,
      is: is.value,
      isLow: is.low,
      isHigh: is.high,
    }),
    blocks: [
      {
        kind: 'facts',
        facts: [
          fact('before', words.say('experiments.applied.range', was)),
          fact('after', words.say('experiments.applied.range', is)),
          fact('measured', words.percentChange(measured)),
          ...(expected === undefined ? [] : [fact('expected', words.percentChange(expected))]),
        ],
      },
      ...(tookBuiltIn ? [textBlock(words.say('scenarios.kept.tookBuiltIn', { id }))] : []),
      { kind: 'caveats', items: [words.say(`experiments.applied.${rule}`, { channel })] },
      {
        kind: 'actions',
        actions: offered([
          { label: words.say('experiments.actions.optimize'), line: `optimize ${id}`, emphasis: 'primary' },
          { label: words.say('experiments.actions.undo'), line: `experiment undo ${number}` },
          { label: words.say('experiments.actions.versions'), line: `scenario versions ${id}` },
        ]),
      },
    ],
    record: { experiment, scenario: id, version, level, rule, before, after },
  };
}

function endsOf(parameter: Parameter, words: Words) {
  const { value, low, high } =
    typeof parameter === 'number' ? { value: parameter, low: undefined, high: undefined } : parameter;
  const text = (x: number) => words.percent(x);
  return { value: text(value), low: text(low ?? value), high: text(high ?? value) };
}

/** An experiment that no longer counts; `made`: the version that is without it, `from` a former one or fitted anew. */
export function undoneReply(
  { experiment, scenario }: TestView,
  made: { readonly version: number; readonly from?: number } | undefined,
  words: Words,
): Reply {
  const { number, scenario: id } = experiment;
  const summary = words.say(`experiments.undone.${howUndone(made)}`, { number, scenario, ...made });
  const again: Action = { label: words.say('experiments.actions.apply'), line: `experiment apply ${number}` };
  const next: Action =
    made === undefined
      ? { label: words.say('experiments.actions.fit'), line: `fit ${id}`, emphasis: 'primary' }
      : { label: words.say('experiments.actions.optimize'), line: `optimize ${id}`, emphasis: 'primary' };
  return {
    tone: 'info',
    audience: 'channel',
    language: words.language,
    title: words.say('experiments.undone.title', { number }),
    summary,
    blocks: [{ kind: 'actions', actions: offered([next, again]) }],
    record: { experiment: number, scenario: id, ...made },
  };
}

function howUndone(made: Parameters<typeof undoneReply>[1]) {
  if (made === undefined) return 'fit';
  if (made.from === undefined) return 'refitted';
  return made.from === 0 ? 'summaryBuiltIn' : 'summary';
}
