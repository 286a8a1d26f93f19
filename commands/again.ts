import { runNumber } from '../src/bot/arguments/run-number.ts';
import { defineCommand, type ReadingPlace } from '../src/bot/command.ts';
import { adoptionPlace, effectiveToday } from '../src/bot/planning/adopted-today.ts';
import { effectiveScenario } from '../src/bot/planning/plan-arguments.ts';
import { readPlanLine } from '../src/bot/planning/read-plan-line.ts';
import { runPlan } from '../src/bot/planning/run-plan.ts';
import { planReply } from '../src/bot/replies/plan-reply.ts';

export const again = defineCommand({
  name: 'again',
  examples: ['again 12'],
  audience: 'channel',
  args: { run: { kind: runNumber, required: true, position: 0, example: '12' } },
  async check({ run }, place: ReadingPlace) {
    effectiveScenario(await readPlanLine(run.line, place));
  },
  async run({ run: earlier }, context) {
    const { words, invocation } = context;
    const values = await readPlanLine(earlier.line, { ...context, language: words.language });
    const { effective, adopted } = await effectiveToday(values, adoptionPlace(context));
    const run = await runPlan({ chosen: values.scenario, effective, line: earlier.line }, context);
    return planReply(run, words, invocation, adopted);
  },
});
