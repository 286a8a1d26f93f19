import { defineCommand, type ReadingPlace } from '../src/bot/command.ts';
import { askAboutBudget } from '../src/features/plans/plan-arguments.ts';
import { withRequestSaid } from '../src/features/plans/replies/said-request.ts';
import { whatIfReply } from '../src/features/plans/replies/what-if.ts';
import { askWhatIf, readWhatIf, whatIfArguments } from '../src/features/plans/what-if.ts';

export const whatif = defineCommand({
  name: 'whatif',
  examples: [
    'whatif medical app=+20% content=30k',
    'whatif 12 app=-5k',
    'whatif medical app=+20% from=best',
    '假设 医疗 应用=+20% 内容=3万',
  ],
  audience: 'channel',
  args: whatIfArguments,
  form: ['scenario', 'changes', 'from', 'budget', 'risk'],
  async check(values, place: ReadingPlace) {
    const { store, now, timeZone, invocation } = place;
    askAboutBudget({ ...values, scenario: values.scenario.chosen }, place);
    await readWhatIf(values, { store, now, timeZone, workspace: invocation.where.workspace });
  },
  async run(values, context) {
    const { whatIf, run } = await askWhatIf(values, context.line, context);
    return withRequestSaid(whatIfReply(run, whatIf, context), run, context.words);
  },
});
