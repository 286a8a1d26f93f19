import { createDiscordFront } from '../../adapters/discord/front.ts';
import { chartAsText } from '../../src/bot/charts/as-text.ts';
import type { Log } from '../../src/bot/ports.ts';
import { discordDouble } from '../adapters/discord/double.ts';
import type { Received } from '../adapters/discord/request-check.ts';
import { pictureOf } from '../adapters/discord/stage.ts';
import { ids, token } from '../adapters/discord/world.ts';
import { botWithStore } from './bot-with-store.ts';
import { type DiscordCase, tamperedValue } from './cases.ts';

/** What Discord adds to every interaction, whatever it is. */
const always = {
  locale: 'en-US',
  entitlements: [],
  authorizing_integration_owners: {},
  attachment_size_limit: 10_485_760,
};

/** The real front with the real bot and the real client, against the double of Discord. */
export async function discordStage() {
  const double = await discordDouble();
  const parts = await botWithStore();
  const silent: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };
  const front = createDiscordFront({
    bot: parts.bot,
    renderer: { render: async (chart) => pictureOf(chart), check: async () => 'draws' },
    chartAsText,
    deliveries: parts.store.deliveries,
    log: silent,
    clock: () => new Date(),
    config: { token, apiUrl: double.apiUrl },
    // Long enough never to come.
    pace: { acknowledgeAfterMs: 60_000, progressFromMs: 60_000 },
  });
  await front.start();

  return {
    double,
    parts,
    /** Delivers a case's interaction. For a button: runs its command first; `before` looks at things in between. */
    async deliver(input: DiscordCase['input'], before: () => Promise<void>): Promise<void> {
      if ('token' in input) {
        await before();
        double.deliver({ ...always, ...input });
        return;
      }
      double.command('optimize', { scenario: input.button.from.replace(/^optimize /, '') });
      const { body } = await double.next('PATCH', /\/messages\/@original$/);
      const value = tamperedValue(firstButton(body), input.button.tamper);
      await before();
      double.press(value ?? '');
    },
    /** Somebody asks for something ordinary in a direct message, and gets it. */
    async ordinary(): Promise<{ readonly token: string }> {
      const asked = double.command(
        'optimize',
        { scenario: 'medical' },
        { who: ids.bob, channel: ids.direct },
      );
      await double.next('PATCH', new RegExp(`/${asked.token}/messages/@original$`));
      return asked;
    },
    /** Takes no more requests; resolves when all that was begun has ended. */
    finish: () => front.stop(),
    async stop(): Promise<void> {
      await front.stop();
      await double.close();
      await parts.store.close();
    },
  };
}

function firstButton(body: Received['body']): string {
  const found = /"custom_id":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(body))?.[1];
  if (found === undefined) throw new Error('the reply has no button');
  return JSON.parse(found);
}
