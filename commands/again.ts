import { defineCommand, type ReadingPlace } from '../src/bot/command.ts';
import { adoptionPlace, effectiveToday } from '../src/features/plans/adopted-today.ts';
import { runNumber } from '../src/features/plans/arguments/run-number.ts';
import { effectiveScenario } from '../src/features/plans/plan-arguments.ts';
import { lineWithRisk, readRunLine } from '../src/features/plans/read-plan-line.ts';
import { planReply } from '../src/features/plans/replies/plan.ts';
import { withRequestSaid } from '../src/features/plans/replies/said-request.ts';
import { whatIfReply } from '../src/features/plans/replies/what-if.ts';
import { runPlan } from '../src/features/plans/run-plan.ts';
import { askWhatIf, readWhatIf } from '../src/features/plans/what-if.ts';
import { risk as riskKind } from '../src/features/scenarios/arguments/risk.ts';

export const again = defineCommand({
  name: 'again',
  examples: ['again 12', 'again 12 risk=cautious'],
  audience: 'channel',
  args: {
    run: { kind: runNumber, required: true, position: 0, example: '12' },
    risk: { kind: riskKind, required: false, example: 'cautious' },
  },
  async check({ run, risk }, place: ReadingPlace) {
    const { kind, values } = await readRunLine(lineWithRisk(run.line, risk), place);
    const { store, now, timeZone, invocation } = place;
    const { workspace } = invocation.where;
    if (kind === 'optimize') effectiveScenario(values);
    else await readWhatIf(values, { store, now, timeZone, workspace });
  },
  async run({ run: earlier, risk }, context) {
    const { words } = context;
    const line = lineWithRisk(earlier.line, risk);
    const { kind, values } = await readRunLine(line, context);
    if (kind === 'whatif') {
      const { whatIf, run } = await askWhatIf(values, line, context);
      return withRequestSaid(whatIfReply(run, whatIf, context), run, words);
    }
    const { effective, limits, adopted } = await effectiveToday(values, adoptionPlace(context));
    const run = await runPlan({ chosen: values.scenario, effective, limits, line }, context);
    return withRequestSaid(planReply(run, words, adopted), run, words);
  },
});
