import { defineCommand } from '../src/bot/command.ts';
import { adoptionPlace, effectiveToday } from '../src/features/plans/adopted-today.ts';
import { askAboutBudget, effectiveScenario, planArguments } from '../src/features/plans/plan-arguments.ts';
import { planReply } from '../src/features/plans/replies/plan.ts';
import { withRequestSaid } from '../src/features/plans/replies/said-request.ts';
import { runPlan } from '../src/features/plans/run-plan.ts';

export const optimize = defineCommand({
  name: 'optimize',
  examples: [
    'optimize medical',
    'optimize medical budget=50k goal=profit app<=20k',
    'optimize medical partners<=40% period=month',
    '优化 智慧医疗 预算=30万 周期=月',
  ],
  audience: 'channel',
  args: planArguments,
  check(values, place) {
    effectiveScenario(values);
    askAboutBudget(values, place);
  },
  async run(values, context) {
    const { effective, limits, adopted } = await effectiveToday(values, adoptionPlace(context));
    const run = await runPlan({ chosen: values.scenario, effective, limits, line: context.line }, context);
    return withRequestSaid(planReply(run, context.words, adopted), run, context.words);
  },
});
