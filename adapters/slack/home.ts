/** The App Home: what `home` answers, published to the person who looks at it. */
import { randomUUID } from 'node:crypto';
import type { Bot } from '../../src/bot/bot.ts';
import type { Log } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { richTextBlocks, type SlackBlock } from './blocks.ts';
import type { HomeView } from './home-view.ts';
import { homeMetadata, type OpenedHome } from './incoming.ts';
import type { ChartAsText } from './plain-reply.ts';
import { homeBlocks } from './render-reply.ts';
import type { SlackApi } from './slack-api.ts';
import { slackFailure } from './slack-failure.ts';
import type { Directory } from './who-and-where.ts';

/** The command whose reply the Home tab shows. */
const homeCommand = 'home';

export interface Home {
  /** Shows somebody their home as it is now. Never rejects: what goes wrong is logged. */
  show(to: Pick<OpenedHome, 'workspace' | 'user' | 'channel'>, signal: AbortSignal): Promise<void>;
}

/** Makes the home of everybody; without a command `home` there is nothing to show. */
export function createHome({
  bot,
  api,
  directory,
  log,
  chartAsText,
}: {
  readonly bot: Bot;
  readonly api: SlackApi;
  readonly directory: Directory;
  readonly log: Log;
  readonly chartAsText: ChartAsText;
}): Home {
  async function replyFor(
    { workspace, user, channel }: Parameters<Home['show']>[0],
    signal: AbortSignal,
  ): Promise<Reply> {
    const prepared = await bot.prepare({
      id: randomUUID(),
      request: { kind: 'line', line: homeCommand },
      who: await directory.person(user, workspace),
      where: { front: 'slack', workspace, channel, isPrivate: true, mayReadFiles: false },
    });
    return prepared.kind === 'ready' ? prepared.run({ signal }) : prepared.reply;
  }

  async function publish(user: string, channel: string, reply: Reply): Promise<void> {
    const view = (blocks: readonly SlackBlock[]): HomeView => ({
      type: 'home',
      callback_id: 'channels-home',
      private_metadata: homeMetadata(channel),
      blocks,
    });
    try {
      await api.publishHome(user, view(homeBlocks(reply, chartAsText)));
    } catch (error) {
      const { kind, code } = slackFailure(error);
      if (kind !== 'content') throw error;
      log.warn({ code }, 'Slack refused an App Home; it is shown as a sentence');
      await api.publishHome(user, view(richTextBlocks([reply.summary || reply.title])));
    }
  }

  return {
    async show(to, signal) {
      if (!bot.commands.some(({ name }) => name === homeCommand)) return;
      try {
        await publish(to.user, to.channel, await replyFor(to, signal));
      } catch (error) {
        log.error({ err: error }, 'an App Home could not be shown');
      }
    },
  };
}
