import { defineCommand, type ReadingPlace } from '../src/bot/command.ts';
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
  async check(values, { store, now, timeZone, invocation }: ReadingPlace) {
    await readWhatIf(values, { store, now, timeZone, workspace: invocation.where.workspace });
  },
  async run(values, context) {
    const { whatIf, run } = await askWhatIf(values, context.line, context);
    return whatIfReply(run, whatIf, context);
  },
});
