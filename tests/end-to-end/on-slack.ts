/** The program serving a stand-in for Slack, and somebody who talks to it there. */
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { buttonPress, mention, payloadForm, send, signingSecret } from '../adapters/slack/inbound.ts';
import { type Call, startSlackDouble } from '../adapters/slack/slack-double.ts';
import { buttonsOf, isMessage, readable } from '../fronts/slack-messages.ts';
import { soon } from '../suite/waiting.ts';
import { start, workFolder } from './program.ts';

const botToken = ['xoxb', '1234567890', 'AbCdEfGhIjKlMnOp'].join('-');

/** The program, serving a stand-in for Slack, and somebody in its channel #budget. */
export async function onSlack() {
  const slack = await startSlackDouble({ now: () => new Date() });
  onTestFinished(() => slack.stop());
  // Who brings numbers has to be an admin.
  slack.answer('users.info', ({ user }) => ({
    body: { ok: true, user: { id: user, locale: 'en-US', is_admin: true } },
  }));
  const program = start(['serve'], {
    folder: workFolder(),
    environment: {
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_PORT: '0',
      SLACK_API_URL: slack.apiUrl,
      LOG_FORMAT: 'json',
    },
  });
  const { port } = z.object({ port: z.number() }).parse(await program.logged('Slack front started'));
  await program.logged('ready');
  let said = 0;

  /** Does something, and gives the first message from then on that holds a text, once it stands there. */
  async function until(text: string, act: () => Promise<unknown>) {
    const since = slack.calls.length;
    const messages = () => slack.calls.slice(since).filter(isMessage);
    await act();
    const found = await soon(
      () => messages().find((call) => readable(call).includes(text)),
      () => `something that says “${text}”, but: ${messages().map(readable).join('\n')}`,
      20,
    );
    return seen(found);
  }
  function seen(call: Call) {
    const id = call.message ?? (call.method === 'chat.update' ? String(call.args.ts) : '');
    return { call, text: readable(call), buttons: buttonsOf(call, id, id) };
  }

  return {
    slack,
    program,
    /** Mentions the bot, and waits for a message that holds a text. */
    say: (words: string, text: string, files: readonly object[] = []) =>
      until(text, () => {
        said += 1;
        const fields = { ts: `${1_700_001_000 + said}.000001`, ...(files.length > 0 && { files }) };
        return send(port, JSON.stringify(mention(`<@UBOT> ${words}`, fields)), { type: 'json' });
      }),
    /** Presses the button of that line under a message, and waits for a message that holds a text. */
    press({ buttons }: ReturnType<typeof seen>, line: string, text: string) {
      const found = buttons.map(({ raw }) => raw).find(({ value }) => value.startsWith(line));
      if (found === undefined) throw new Error(`no button for ${line} in ${JSON.stringify(buttons)}`);
      const fields = { response_url: slack.responseUrl };
      return until(text, () => send(port, payloadForm(buttonPress(found.action_id, found.value, fields))));
    },
  };
}
