import { runNumber } from '../src/bot/arguments/run-number.ts';
import { defineCommand } from '../src/bot/command.ts';
import { analysisOf, refuseUnreadable } from '../src/bot/planning/explain-run.ts';
import { explanationReply } from '../src/bot/replies/explanation-reply.ts';

export const explain = defineCommand({
  name: 'explain',
  examples: ['explain 12', '解释 12'],
  audience: 'channel',
  args: { run: { kind: runNumber, required: true, position: 0, example: '12' } },
  check({ run }) {
    refuseUnreadable(run);
  },
  // Nothing is stored: the run stays as it is.
  async run({ run }, context) {
    return explanationReply(run, await analysisOf(run, context), context.words);
  },
});
