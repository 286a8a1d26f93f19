import { runNumber } from '../src/bot/arguments/run-number.ts';
import { defineCommand, type ReadingPlace } from '../src/bot/command.ts';
import { effectiveScenario, type PlanValues } from '../src/bot/planning/plan-arguments.ts';
import { runPlan } from '../src/bot/planning/run-plan.ts';
import { type RequestPlace, readArguments } from '../src/bot/reading/read-arguments.ts';
import { readRequest } from '../src/bot/reading/read-request.ts';
import { planReply } from '../src/bot/replies/plan-reply.ts';
import type { Run } from '../src/bot/run.ts';
import { optimize } from './optimize.ts';

/** What the run was asked for, read again: the scenario may have changed, or be gone. */
async function valuesOf(run: Run, place: RequestPlace): Promise<PlanValues> {
  const raw = readRequest({ kind: 'line', line: run.line }, [optimize]);
  const { values } = await readArguments(raw, place);
  return values as PlanValues;
}

export const again = defineCommand({
  name: 'again',
  examples: ['again 12'],
  audience: 'channel',
  args: { run: { kind: runNumber, required: true, position: 0, example: '12' } },
  async check({ run }, place: ReadingPlace) {
    effectiveScenario(await valuesOf(run, place));
  },
  async run({ run: earlier }, context) {
    const values = await valuesOf(earlier, { ...context, language: context.words.language });
    const effective = effectiveScenario(values);
    const run = await runPlan({ chosen: values.scenario, effective, line: earlier.line }, context);
    return planReply(run, context.words, context.invocation);
  },
});
