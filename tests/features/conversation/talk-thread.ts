import type { Place } from '../../../src/bot/invocation.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { type Asking, botUnderTest, invocation } from '../../bot/bot-under-test.ts';

const root = '1700000000.000100';

type Parts = Parameters<typeof botUnderTest>[0];

/** A bot, and a place in which people talk to it: in a thread under one message, or, `isAlone`, without any. */
export function talkThread(
  where: Partial<Place> = {},
  { isAlone = false, parts }: { isAlone?: boolean; parts?: Parts } = {},
) {
  const under = botUnderTest(parts);
  let messages = 0;
  async function answered(line: string, asking: Asking, isTalk: boolean): Promise<Reply> {
    const isOpening = messages === 0;
    const thread = isAlone || isOpening ? {} : { thread: root };
    const asked = invocation(line, { ...asking, where: { ...where, ...asking.where, ...thread } });
    const prepared = await under.bot.prepare({ ...asked, request: { kind: 'line', line, isTalk } });
    const reply = prepared.kind === 'refused' ? prepared.reply : await prepared.run();
    messages += 1;
    const { workspace, channel } = asked.where;
    const message = isOpening ? root : `${root}.${messages}`;
    if (reply.audience === 'channel' && reply.tone !== 'error')
      await under.bot.posted({ workspace, channel, message }, reply);
    return reply;
  }
  const runs = () => under.store.savedRuns.get(where.workspace ?? 'slack:T1') ?? [];
  return {
    ...under,
    open: (line: string, asking: Asking = {}) => answered(line, asking, false),
    say: (line: string, asking: Asking = {}) => answered(line, asking, true),
    runs,
    lastLine: () => runs().at(-1)?.line,
    adopted: async (scenario = 'medical') =>
      (await under.store.adoptions.current(where.workspace ?? 'slack:T1', scenario))?.run,
  };
}

/** The buttons of a reply. */
export const buttonsOf = (reply: Reply) =>
  reply.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
