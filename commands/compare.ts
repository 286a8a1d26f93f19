import { type CommandContext, defineCommand } from '../src/bot/command.ts';
import { comparedWith } from '../src/features/plans/arguments/compared-with.ts';
import { runNumber } from '../src/features/plans/arguments/run-number.ts';
import { comparisonReply } from '../src/features/plans/replies/comparison.ts';
import type { Run } from '../src/features/plans/stored/run.ts';
import { UserError } from '../src/scenario/problem.ts';

/** Runs of the scenario that are looked through for the one before. */
const mostRuns = 100;

export const compare = defineCommand({
  name: 'compare',
  examples: ['compare 12 15', 'compare 12 today', 'compare 12', '对比 12 今天'],
  audience: 'channel',
  args: {
    run: { kind: runNumber, required: true, position: 0, example: '12' },
    with: { kind: comparedWith, required: false, position: 1, example: '15' },
  },
  check({ run, with: other }) {
    if (typeof other === 'object' && other.number === run.number) {
      throw new UserError({ code: 'compare.same', received: String(run.number) });
    }
  },
  async run({ run, with: other = 'previous' }, context) {
    if (typeof other === 'object') return comparisonReply({ before: run, after: other }, context);
    if (other === 'today') return comparisonReply({ before: 'today', after: run }, context);
    const before = await runBefore(run, context);
    return before === undefined
      ? comparisonReply({ before: 'today', after: run, isFirst: true }, context)
      : comparisonReply({ before, after: run }, context);
  },
});

/** The run of the same scenario before this one that the person may see; undefined for the first. */
async function runBefore(run: Run, { store, invocation }: CommandContext): Promise<Run | undefined> {
  const { workspace, channel } = invocation.where;
  const viewer = { person: invocation.who.id, channel };
  const runs = await store.runs.list(workspace, viewer, { scenario: run.scenario.id, limit: mostRuns });
  return runs.find(({ number }) => number < run.number);
}
