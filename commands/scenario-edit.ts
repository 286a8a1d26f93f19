import { defineCommand } from '../src/bot/command.ts';
import { withSaid } from '../src/bot/replies/with-said.ts';
import { askAboutSlip } from '../src/features/scenarios/amount-slips.ts';
import { goal } from '../src/features/scenarios/arguments/goal.ts';
import { moneyOverTime } from '../src/features/scenarios/arguments/money.ts';
import { risk } from '../src/features/scenarios/arguments/risk.ts';
import { scenarioChanges } from '../src/features/scenarios/arguments/scenario-changes.ts';
import { scenarioToChange, seenScenario } from '../src/features/scenarios/arguments/scenario-to-change.ts';
import { differencesBetween } from '../src/features/scenarios/differences.ts';
import { editedScenario } from '../src/features/scenarios/edit.ts';
import { keepScenario, refuseStale, refuseStrangerTo } from '../src/features/scenarios/keep.ts';
import { scenarioKeptReply, unchangedReply } from '../src/features/scenarios/replies/kept.ts';
import { saidAmounts } from '../src/features/scenarios/replies/said-amounts.ts';
import { readIn, UserError } from '../src/scenario/problem.ts';
import type { Period } from '../src/scenario/scenario.ts';

export const scenarioEdit = defineCommand({
  name: 'scenario edit',
  examples: [
    'scenario edit medical budget=60k patient-app.today=9k',
    'scenario edit medical patient-app<=20k goal=profit',
    'scenario edit medical patient-app.max=none risk=cautious',
    '场景 修改 智慧医疗 预算=6万',
  ],
  audience: 'channel',
  args: {
    scenario: {
      kind: scenarioToChange,
      required: true,
      position: 0,
      example: 'medical',
      initial: ({ scenario }) => scenario && seenScenario(scenario),
    },
    budget: {
      kind: moneyOverTime,
      required: false,
      example: '60k',
      initial: ({ scenario }) =>
        scenario?.scenario.budget === undefined ? undefined : String(scenario.scenario.budget),
    },
    goal: {
      kind: goal,
      required: false,
      example: 'profit',
      initial: ({ scenario }) => scenario && goalLine(scenario.scenario.goal),
    },
    risk: {
      kind: risk,
      required: false,
      example: 'cautious',
      initial: ({ scenario }) => scenario?.scenario.risk,
    },
    changes: {
      kind: scenarioChanges,
      required: false,
      collects: 'changes',
      example: 'patient-app.today=9k, patient-app<=20k',
    },
  },
  form: ['scenario', 'budget', 'goal', 'risk', 'changes'],
  async check(values, place) {
    const { scenario, budget, goal, risk, changes } = values;
    refuseStrangerTo(scenario, place.invocation);
    if (budget === undefined && goal === undefined && risk === undefined && changes === undefined) {
      const { id, channels } = scenario.scenario;
      const example = `scenario edit ${id} budget=60k ${channels[0]?.id}<=20k`;
      throw new UserError({
        code: 'scenario.nothing-to-change',
        received: id,
        argument: 'changes',
        values: { example },
      });
    }
    const { front } = place.invocation.where;
    const typed = place.others.budget;
    askAboutSlip(scenario.scenario, { name: 'budget', typed, amount: budget }, front);
    // Only limits clash, and they are among the changes.
    readIn('changes', () => editedScenario(scenario.scenario, values));
    await refuseStale(scenario, place);
  },
  async run(values, context) {
    const { scenario: before, version } = values.scenario;
    const after = editedScenario(before, values);
    if (differencesBetween(before, after).length === 0) return unchangedReply(before, version, context.words);
    const saved = await keepScenario(after, { version, scenario: before }, context);
    const reply = scenarioKeptReply({ saved, how: 'edited', before: { scenario: before, version } }, context);
    const { words, line } = context;
    const each = (period: Period) => words.say(`replies.period.${period}.each`);
    return withSaid(reply, [
      ...(after.period === before.period
        ? []
        : [words.say('scenarios.kept.restated', { before: each(before.period), after: each(after.period) })]),
      ...saidAmounts(line, after, words),
    ]);
  },
});

/** A goal as it is typed. */
function goalLine(goal: 'value' | 'profit' | object): string {
  if (typeof goal === 'string') return goal;
  const [[kind, amount] = ['value', '']] = Object.entries(goal);
  return kind === 'cost' ? `cpa<=${amount}` : `${kind === 'target' ? 'value' : kind}>=${amount}`;
}
