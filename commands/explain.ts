import { defineCommand } from '../src/bot/command.ts';
import { membersOf } from '../src/features/conversation/contradictions.ts';
import { explainedPart } from '../src/features/plans/arguments/explained-part.ts';
import { runNumber } from '../src/features/plans/arguments/run-number.ts';
import { analysisOf, refuseUnreadable } from '../src/features/plans/explain-run.ts';
import { explanationReply } from '../src/features/plans/replies/explanation.ts';

import { findChannels } from '../src/scenario/find.ts';

export const explain = defineCommand({
  name: 'explain',
  examples: ['explain 12', 'explain 12 app', '解释 12'],
  audience: 'channel',
  args: {
    run: { kind: runNumber, required: true, position: 0, example: '12' },
    channel: { kind: explainedPart, required: false, position: 1, example: 'app' },
  },
  check({ run, channel }) {
    refuseUnreadable(run);
    if (channel !== undefined) findChannels(run.effective, channel);
  },
  // Nothing is stored: the run stays as it is.
  async run({ run, channel }, context) {
    const part = channel === undefined ? undefined : findChannels(run.effective, channel).id;
    const asked = part === undefined ? [] : membersOf([part], run.effective);
    return explanationReply(run, await analysisOf(run, context), context.words, asked);
  },
});
