import { defineCommand } from '../src/bot/command.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { adoptionOf } from '../src/features/plans/adoption-of.ts';
import { runNumber } from '../src/features/plans/arguments/run-number.ts';
import { adoptionReply } from '../src/features/plans/replies/adoption.ts';
import { UserError } from '../src/scenario/problem.ts';

export const adopt = defineCommand({
  name: 'adopt',
  examples: ['adopt 12', '采纳 12'],
  audience: 'channel',
  args: { run: { kind: runNumber, required: true, position: 0, example: '12' } },
  check({ run }, { invocation }) {
    refuseUnlessMay('plan.adopt', invocation.who);
    if (run.scenario.origin === 'file') {
      throw new UserError({ code: 'adopt.file', received: String(run.number) });
    }
  },
  async run({ run }, context) {
    const { store, invocation, now } = context;
    const { workspace } = invocation.where;
    const before = await store.adoptions.current(workspace, run.scenario.id);
    if (before?.run === run.number) return adoptionReply(run, { adoption: before, isNew: false }, context);
    const adoption = adoptionOf(run, invocation.who.id, now);
    await store.adoptions.add(workspace, adoption);
    return adoptionReply(run, { adoption, isNew: true, ...(before !== undefined && { before }) }, context);
  },
});
