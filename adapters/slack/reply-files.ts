/** The files of a reply on their way to people. */
import { wordsFor } from '../../src/bot/language/words.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { slackLimits } from './limits.ts';
import type { Exchange } from './routes.ts';
import type { SlackApi } from './slack-api.ts';
import { slackFailure } from './slack-failure.ts';
import { fallbackText } from './text-for-slack.ts';

/** How long files may take: the text that goes with them waits no longer. */
const withinMs = 20_000;

/**
 * Makes the function that brings a reply's files: into the channel or thread where it was asked when everybody may see
 * the reply; else, and where we are not in that channel, to the person by direct message. What it returns is to be told
 * to the person; nothing for a reply without files, or when they stand where the reply does. Never throws.
 */
export function createFileBringer(api: SlackApi) {
  /** A message to a person opens their direct message with us, whose id files need; that takes no further scope. */
  async function directly(
    reply: Reply,
    files: Parameters<SlackApi['shareFiles']>[1],
    { user }: Exchange,
    signal: AbortSignal,
  ): Promise<void> {
    const text = fallbackText(reply.summary, slackLimits.plainMessageText);
    const { channel } = await api.post({ channel: user }, { text, blocks: [] }, { signal });
    await api.shareFiles({ channel }, files, signal);
  }

  return async (reply: Reply, exchange: Exchange): Promise<string | undefined> => {
    const files = reply.blocks.flatMap((block) => (block.kind === 'files' ? block.files : []));
    if (files.length === 0) return undefined;
    const { log, spot, isDirect } = exchange;
    const words = wordsFor(reply.language);
    const signal = AbortSignal.any([exchange.signal, AbortSignal.timeout(withinMs)]);
    try {
      if (reply.audience === 'channel' || isDirect) {
        try {
          await api.shareFiles(spot, files, signal);
          return undefined;
        } catch (error) {
          const { kind, code } = slackFailure(error);
          if (kind !== 'place' || code === 'missing_scope') throw error;
          log.info({ code }, 'files cannot be shared in the channel; they go to the person directly');
        }
      }
      await directly(reply, files, exchange, signal);
      return words.say('export.sentDirectly');
    } catch (error) {
      const { code } = slackFailure(error);
      log.warn({ code }, 'files could not be sent');
      return code === 'missing_scope'
        ? words.say('export.failed.scope').replaceAll('`', '')
        : words.say('export.failed.upload', { code });
    }
  };
}
