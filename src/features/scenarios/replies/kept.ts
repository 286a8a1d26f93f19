import type { CommandContext } from '../../../bot/command.ts';
import type { Words } from '../../../bot/language/words.ts';
import { channelLabel, scenarioLabel } from '../../../bot/replies/labels.ts';
import { plainOf, textBlock } from '../../../bot/replies/spans.ts';
import { type Action, type Block, longestActionLine, type Reply } from '../../../bot/reply.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { type Difference, differencesBetween } from '../differences.ts';
import type { ScenarioVersion } from '../stored/store.ts';
import { differenceText, valueText } from './difference-text.ts';
import { fitChangeText } from './fit-changes.ts';

/** Most changes that the sentence names, and that the table lists. */
const mostNamed = 3;
const mostListed = 40;

/** How a version came about. */
type Keeping = 'made' | 'copied' | 'edited' | 'restored' | 'imported';

interface Kept {
  readonly saved: ScenarioVersion;
  readonly how: Keeping;
  /** What it was until now; absent for what is new. */
  readonly before?: { readonly scenario: Scenario; readonly version: number };
  /** The version that was brought back. */
  readonly restored?: number;
}

/** A version that was saved: what changed, field by field, and how to go back. */
export function scenarioKeptReply(kept: Kept, { words }: Pick<CommandContext, 'words'>): Reply {
  const { saved, how, before } = kept;
  const { scenario, version } = saved;
  const name = scenarioLabel(scenario.names, words.language);
  const differences = before === undefined ? [] : differencesBetween(before.scenario, scenario);
  return {
    tone: 'info',
    audience: 'channel',
    language: words.language,
    title: words.say('scenarios.kept.title', { scenario: name, version }),
    summary: plainOf(summaryOf(kept, differences.length, words)),
    blocks: [
      ...(differences.length === 0 ? [] : [changeTable(differences, before?.scenario, scenario, words)]),
      ...(before?.version === 0
        ? [textBlock(words.say('scenarios.kept.tookBuiltIn', { id: scenario.id }))]
        : []),
      ...(how === 'made' && before === undefined
        ? [textBlock(words.say('scenarios.kept.assumed', { id: scenario.id }))]
        : []),
      ...levelsNote(differences, scenario, words),
      { kind: 'actions', actions: nextSteps(kept, words) },
    ],
    record: { scenario: scenario.id, version, changes: differences },
  };
}

function summaryOf({ saved, how, before, restored = 0 }: Kept, count: number, words: Words): string {
  const { scenario, version } = saved;
  const name = scenarioLabel(scenario.names, words.language);
  const values = { scenario: name, version, restored };
  if (before !== undefined) {
    const changes = changesText(before.scenario, scenario, words);
    const key = how === 'restored' ? 'restoredAs' : 'changed';
    return words.say(`scenarios.kept.${key}`, { ...values, count, changes });
  }
  const channels = scenario.channels.slice(0, 8).map((one) => channelLabel(one, words.language));
  const key = how === 'edited' ? 'made' : how;
  return words.say(`scenarios.kept.${key}`, { ...values, id: scenario.id, channels: words.list(channels) });
}

/** Nothing differed, so that nothing was stored. */
export function unchangedReply(scenario: Scenario, version: number, words: Words): Reply {
  const name = scenarioLabel(scenario.names, words.language);
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: name,
    summary: words.say(version === 0 ? 'scenarios.unchangedBuiltIn' : 'scenarios.unchanged', {
      scenario: name,
      version,
    }),
    blocks: [],
    record: { scenario: scenario.id, version, changes: [] },
  };
}

/** The first few changes from one version to the next, and how many more there are. */
export function changesText(was: Scenario, is: Scenario, words: Words): string {
  // Another fit changes every number: what matters is which fit, and what moved.
  const fitted = fitChangeText(was, is, words);
  if (fitted !== undefined) return fitted;
  const differences = differencesBetween(was, is);
  const texts = differences.slice(0, mostNamed).map((one) => differenceText(one, { was, is }, words));
  const more = differences.length - texts.length;
  if (texts.length === 0) return words.say('scenarios.changes.nothing');
  return `${texts.join(words.say('replies.comma'))}${more > 0 ? words.say('scenarios.changes.more', { count: more }) : ''}`;
}

function changeTable(
  differences: readonly Difference[],
  before: Scenario | undefined,
  after: Scenario,
  words: Words,
): Block {
  const left = (title: string) => ({ title, align: 'left' as const });
  return {
    kind: 'table',
    table: {
      caption: words.say('scenarios.kept.changes'),
      columns: [
        left(words.say('scenarios.kept.field')),
        left(words.say('scenarios.kept.before')),
        left(words.say('scenarios.kept.after')),
      ],
      rows: differences
        .slice(0, mostListed)
        .map(({ path, before: old, after: now }) => [
          path,
          valueText(path, old, before ?? after, words),
          valueText(path, now, after, words),
        ]),
    },
  };
}

/** Levels that nothing else is said of count as seen at today's spend, so that a change of it moves the curve, too. */
function levelsNote(differences: readonly Difference[], scenario: Scenario, words: Words): Block[] {
  if (scenario.model !== 'advantage') return [];
  const moved = scenario.channels.filter(
    ({ id, levelsAt }) => levelsAt === undefined && differences.some(({ path }) => path === `${id}.today`),
  );
  if (moved.length === 0) return [];
  const names = words.list(moved.slice(0, 8).map(({ id }) => id));
  return [{ kind: 'caveats', items: [words.say('scenarios.kept.levels', { channels: names })] }];
}

function nextSteps({ saved: { scenario, version }, how, before }: Kept, words: Words): Action[] {
  const back =
    before === undefined || before.version === 0
      ? `scenario remove ${scenario.id}`
      : `scenario restore ${scenario.id} ${before.version}`;
  const actions: Action[] = [
    { label: words.say('replies.actions.optimize'), line: `optimize ${scenario.id}`, emphasis: 'primary' },
    ...(version > 1
      ? [{ label: words.say('scenarios.actions.versions'), line: `scenario versions ${scenario.id}` }]
      : []),
    ...(before === undefined && how !== 'restored'
      ? []
      : [{ label: words.say('scenarios.actions.back'), line: back }]),
  ];
  return actions.filter(({ line }) => line.length <= longestActionLine);
}
