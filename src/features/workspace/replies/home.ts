/**
 * What concerns all of a workspace: help, its home, settings, what is kept for how long, and leaving. It stands above all
 * other rooms and may use each.
 */

import type { ChosenScenario, CommandContext } from '../../../bot/command.ts';
import { scenarioLabel } from '../../../bot/replies/labels.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { textBlock, unmarked } from '../../../bot/replies/spans.ts';
import { type Action, type Block, longestActionLine, type Reply } from '../../../bot/reply.ts';
import { budgetOf } from '../../../scenario/scenario.ts';
import { historyTable } from '../../plans/replies/history.ts';
import type { Run } from '../../plans/stored/run.ts';
import { scheduleTable } from '../../schedules/replies/list.ts';
import type { NamedSchedule } from '../../schedules/replies/schedule.ts';
import type { WorkspaceSettings } from '../stored/settings.ts';
import { settingsFacts } from './settings.ts';

/** Most scenarios, schedules and scenario buttons of one page. */
const mostScenarios = 10;
const mostSchedules = 5;
const mostButtons = 3;

interface Home {
  readonly scenarios: readonly ChosenScenario[];
  /** The last few, newest first. */
  readonly runs: readonly Run[];
  readonly schedules: readonly NamedSchedule[];
  readonly settings: WorkspaceSettings;
}

/** Everything at a glance, for one person: scenarios, the last runs, schedules, settings, and where to go on. */
export function homeReply(home: Home, context: CommandContext): Reply {
  const { words } = context;
  const { scenarios, runs, schedules, settings } = home;
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('scenarios.home.title'),
    summary: words.say('scenarios.home.summary', {
      count: scenarios.length,
      runs: words.say('scenarios.home.runs', { count: runs.length }),
      schedules: words.say('scenarios.home.schedules', { count: schedules.length }),
    }),
    blocks: [
      ...runBlocks(runs, context),
      scenarioTable(scenarios, context),
      ...more(scenarios.length - mostScenarios, 'scenario list', context),
      ...(schedules.length === 0
        ? []
        : [scheduleTable(schedules.slice(0, mostSchedules), words, words.say('scenarios.home.nextReports'))]),
      ...more(schedules.length - mostSchedules, 'schedule list', context),
      { kind: 'facts', facts: settingsFacts(settings, context) },
      { kind: 'actions', actions: buttons(home, context) },
    ],
    record: {
      scenarios: scenarios.map(({ scenario: { id, names }, version, origin }) => ({
        id,
        names,
        version,
        origin,
      })),
      runs,
      schedules: schedules.map(({ schedule }) => schedule),
      settings,
    },
  };
}

function runBlocks(runs: readonly Run[], context: CommandContext): Block[] {
  const { words, invocation, commands, timeZone } = context;
  const { front } = invocation.where;
  if (runs.length > 0) {
    return [historyTable(runs, words.say('scenarios.home.lastRuns'), { words, front, commands, timeZone })];
  }
  const line = unmarked(shownLine('optimize medical', front, commands));
  return [textBlock(words.say('scenarios.home.noRuns', { line }))];
}

function scenarioTable(scenarios: readonly ChosenScenario[], { words }: CommandContext): Block {
  const left = (title: string) => ({ title, align: 'left' as const });
  return {
    kind: 'table',
    table: {
      caption: words.say('scenarios.home.scenarios'),
      columns: [
        left(words.say('replies.scenarioList.id')),
        left(words.say('replies.scenarioList.name')),
        { title: words.say('replies.scenarioList.budget'), align: 'right' },
        left(words.say('replies.scenarioList.origin')),
      ],
      rows: scenarios
        .slice(0, mostScenarios)
        .map(({ scenario, version, origin }) => [
          scenario.id,
          scenarioLabel(scenario.names, words.language),
          `${words.money(budgetOf(scenario), scenario.currency)}${words.say(`replies.period.${scenario.period}.per`)}`,
          words.say(`replies.origin.${origin}`, { version }),
        ]),
    },
  };
}

function more(count: number, line: string, { words, invocation, commands }: CommandContext): Block[] {
  if (count <= 0) return [];
  const shown = unmarked(shownLine(line, invocation.where.front, commands));
  return [textBlock(words.say('scenarios.home.more', { count, line: shown }))];
}

/** The scenarios that were run last, else the first ones; then what else there is. */
function buttons({ scenarios, runs }: Home, { words }: CommandContext): Action[] {
  const lately = new Set(runs.map(({ scenario }) => scenario.id));
  const chosen = [
    ...scenarios.filter(({ scenario }) => lately.has(scenario.id)),
    ...scenarios.filter(({ scenario }) => !lately.has(scenario.id)),
  ].slice(0, mostButtons);
  const actions: Action[] = [
    ...chosen.map(
      ({ scenario: { id, names } }, index): Action => ({
        label: words.say('scenarios.home.optimize', { scenario: scenarioLabel(names, words.language) }),
        line: `optimize ${id}`,
        ...(index === 0 && { emphasis: 'primary' }),
      }),
    ),
    { label: words.say('scenarios.home.new'), line: 'scenario new' },
    { label: words.say('scenarios.home.schedule'), line: 'schedule add' },
    { label: words.say('scenarios.home.history'), line: 'history' },
    { label: words.say('scenarios.home.allSettings'), line: 'settings' },
    { label: words.say('scenarios.home.help'), line: 'help' },
  ];
  return actions.filter(({ line }) => line.length <= longestActionLine);
}
