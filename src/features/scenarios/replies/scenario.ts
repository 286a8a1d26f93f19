import type { ChosenScenario } from '../../../bot/command.ts';
import type { Words } from '../../../bot/language/words.ts';
import { channelLabel, scenarioLabel } from '../../../bot/replies/labels.ts';
import { plainOf } from '../../../bot/replies/spans.ts';
import type { Action, Block, Reply, Table } from '../../../bot/reply.ts';
import { longestActionLine } from '../../../bot/reply.ts';
import { middle } from '../../../scenario/parameter.ts';
import {
  budgetOf,
  type Channel,
  type Goal,
  type LevelResponse,
  type LimitAmount,
  type Scenario,
} from '../../../scenario/scenario.ts';
import { type Assumption, assumptionsOf } from '../assumptions.ts';

/** A scenario as people read it: what it is about, its channels, its limits, its assumptions with their reasons. */
export function scenarioReply({ scenario, version, origin }: ChosenScenario, words: Words): Reply {
  const name = scenarioLabel(scenario.names, words.language);
  const assumptions = assumptionsOf(scenario);
  const budget = `${words.money(budgetOf(scenario), scenario.currency)}${words.say(`replies.period.${scenario.period}.per`)}`;
  const optimize: Action = {
    label: words.say('replies.actions.optimize'),
    line: `optimize ${scenario.id}`,
    emphasis: 'primary',
  };
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: name,
    summary: words.say('replies.scenario.summary', {
      scenario: name,
      channels: words.list(scenario.channels.map((channel) => channelLabel(channel, words.language))),
      budget,
      count: assumptions.length,
    }),
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: words.say('replies.scenario.id'), value: scenario.id },
          {
            label: words.say('replies.scenario.origin'),
            value: words.say(`replies.origin.${origin}`, { version }),
          },
          { label: words.say('replies.scenario.budget'), value: budget },
          { label: words.say('replies.scenario.goal'), value: goalText(scenario.goal, scenario, words) },
          { label: words.say('replies.scenario.risk'), value: words.say(`replies.risk.${scenario.risk}`) },
          { label: words.say('replies.scenario.model'), value: words.say(`replies.model.${scenario.model}`) },
        ],
      },
      { kind: 'table', table: channelTable(scenario, words) },
      ...groupTable(scenario, words),
      ...assumptionTable(assumptions, scenario, words),
      ...(origin === 'file'
        ? []
        : [
            {
              kind: 'caveats' as const,
              items: [plainOf(words.say('replies.caveats.replace', { id: scenario.id }))],
            },
          ]),
      ...(origin === 'file' || optimize.line.length > longestActionLine
        ? []
        : [{ kind: 'actions' as const, actions: [optimize] }]),
    ],
    record: scenario,
  };
}

/** A goal in words: "the most value". */
export function goalText(goal: Goal, { currency }: Pick<Scenario, 'currency'>, words: Words): string {
  if (goal === 'value' || goal === 'profit') return words.say(`replies.goal.${goal}`);
  if ('roi' in goal) return words.say('replies.goal.roi', { amount: words.number(goal.roi) });
  if ('target' in goal)
    return words.say('replies.goal.target', { amount: words.money(goal.target, currency) });
  if ('cost' in goal) return words.say('replies.goal.cost', { amount: words.money(goal.cost, currency) });
  return words.say('replies.goal.marginal', { amount: words.number(goal.marginal) });
}

const left = (title: string) => ({ title, align: 'left' as const });
const right = (title: string) => ({ title, align: 'right' as const });

function channelTable(scenario: Scenario, words: Words): Table {
  const isAdvantage = scenario.model === 'advantage';
  const attributes = (['efficiency', 'coverage', 'influence'] as const).map((name) =>
    right(words.say(`replies.scenario.${name}`)),
  );
  return {
    caption: words.say(isAdvantage ? 'replies.scenario.levels' : 'replies.scenario.curves'),
    columns: [
      left(words.say('replies.table.channel')),
      right(words.say('replies.table.today')),
      right(words.say('replies.scenario.limits')),
      ...(isAdvantage
        ? attributes
        : [
            left(words.say('replies.scenario.curve')),
            right(words.say('replies.scenario.coefficient')),
            right(words.say('replies.scenario.halfSaturation')),
          ]),
    ],
    rows: scenario.channels.map((channel) => [
      channelLabel(channel, words.language),
      words.money(channel.today, scenario.currency),
      limitsText(channel, scenario, words),
      ...modelCells(channel, scenario, words),
    ]),
  };
}

function modelCells(channel: Channel, { currency }: Scenario, words: Words): string[] {
  if (!('response' in channel)) {
    return [channel.efficiency, channel.coverage, channel.influence].map((level) => levelText(level, words));
  }
  const { response } = channel;
  return [
    words.say(`replies.curve.${response.curve}`, {
      slope: response.curve === 'hill' ? words.number(middle(response.slope)) : '',
    }),
    words.number(middle(response.coefficient)),
    // Half of (1 − e^{−λs})/(1 + e^{−λs}) is reached at s = ln 3 / λ.
    words.money(
      response.curve === 'hill' ? middle(response.halfSaturation) : Math.log(3) / middle(response.rate),
      currency,
    ),
  ];
}

/** Today's level and the highest one: `55% / 90%`. */
function levelText({ level, ceiling }: LevelResponse, words: Words): string {
  const percent = (parameter: LevelResponse['ceiling']) => words.percent(middle(parameter), 2);
  return `${level === undefined ? '–' : percent(level)} / ${percent(ceiling)}`;
}

function limitsText(
  { min, max }: { readonly min?: LimitAmount | undefined; readonly max?: LimitAmount | undefined },
  { currency }: Scenario,
  words: Words,
): string {
  const text = (limit: LimitAmount) =>
    typeof limit === 'number'
      ? words.money(limit, currency)
      : words.say(`replies.scenario.shareOf.${limit.of}`, { share: words.percent(limit.share) });
  const parts = [min === undefined ? '' : `≥ ${text(min)}`, max === undefined ? '' : `≤ ${text(max)}`];
  return parts.filter((part) => part !== '').join(' ') || '–';
}

function groupTable(scenario: Scenario, words: Words): Block[] {
  if (scenario.groups.length === 0) return [];
  const labels = new Map(
    scenario.channels.map((channel) => [channel.id, channelLabel(channel, words.language)]),
  );
  return [
    {
      kind: 'table',
      table: {
        caption: words.say('replies.scenario.groups'),
        columns: [
          left(words.say('replies.scenario.group')),
          left(words.say('replies.scenario.members')),
          right(words.say('replies.scenario.limits')),
        ],
        rows: scenario.groups.map((group) => [
          channelLabel(group, words.language),
          words.list(group.channels.map((id) => labels.get(id) ?? id)),
          limitsText(group, scenario, words),
        ]),
      },
    },
  ];
}

function assumptionTable(assumptions: readonly Assumption[], scenario: Scenario, words: Words): Block[] {
  if (assumptions.length === 0) return [];
  const labels = new Map(
    scenario.channels.map((channel) => [channel.id, channelLabel(channel, words.language)]),
  );
  return [
    {
      kind: 'table',
      table: {
        caption: words.say('replies.scenario.assumptions'),
        columns: [
          left(words.say('replies.scenario.parameter')),
          right(words.say('replies.scenario.value')),
          right(words.say('replies.scenario.interval')),
          left(words.say('replies.scenario.why')),
        ],
        rows: assumptions.map(({ channel, path, value, low, high, why }) => [
          channel === undefined ? path : `${labels.get(channel) ?? channel} · ${path}`,
          written(value, path, scenario, words),
          low === undefined || high === undefined
            ? '–'
            : `${written(low, path, scenario, words)}…${written(high, path, scenario, words)}`,
          why ?? '–',
        ]),
      },
    },
  ];
}

/** A number of a scenario; a rate, which is tiny for one unit of money, for so many that it has few zeros. */
function written(value: number, path: string, { currency }: Scenario, words: Words): string {
  const step = [1, 1_000, 1_000_000].find((money) => value * money >= 1e-3) ?? 1_000_000_000;
  if (!path.endsWith('rate') || step === 1) return words.number(value);
  return words.say('replies.scenario.perMoney', {
    number: words.number(value * step),
    money: words.money(step, currency),
  });
}
