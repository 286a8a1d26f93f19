import { createHmac } from 'node:crypto';
import { chartAsText } from '../../src/bot/charts/as-text.ts';
import { fakeRenderer, hurriedClock } from '../adapters/slack/fakes.ts';
import {
  buttonPress,
  form,
  payloadForm,
  send,
  signingSecret,
  slashCommand,
} from '../adapters/slack/inbound.ts';
import { startSlackDouble } from '../adapters/slack/slack-double.ts';
import { httpFront } from '../adapters/slack/started-front.ts';
import { recordedLog } from '../contracts/recorded-log.ts';
import { botWithStore } from './bot-with-store.ts';
import { type SlackRequest, tamperedValue } from './cases.ts';

/** What HTTP answered. */
interface Answer {
  readonly status: number;
  readonly text: string;
}

const slackHooks = 'https://hooks.slack.com/';

/**
 * The real front in HTTP mode with the real bot, against the double of Slack. A fetch to Slack's response_urls
 * reaches the double; one to anywhere else is noted and fails.
 */
export async function slackStage() {
  const slack = await startSlackDouble();
  const parts = await botWithStore();
  const log = recordedLog();
  const front = httpFront(slack, {
    bot: parts.bot,
    renderer: fakeRenderer(),
    deliveries: parts.store.deliveries,
    log,
    clock: hurriedClock(),
    chartAsText,
  });
  await front.start();
  const port = front.port() ?? 0;

  const realFetch = globalThis.fetch;
  const elsewhere: string[] = [];
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.startsWith(slackHooks)) {
      return realFetch(`${slack.origin}/response/${url.slice(slackHooks.length)}`, init);
    }
    if (new URL(url).hostname === '127.0.0.1') return realFetch(input, init);
    elsewhere.push(url);
    throw new TypeError('fetch failed');
  };

  async function post(request: SlackRequest): Promise<Answer> {
    const body = request.rawBody ?? (request.form ? form(request.form) : payloadForm(request.payload));
    const timestamp = request.timestamp ?? String(Math.floor(Date.now() / 1_000) - request.ageSeconds);
    const sign = (text: string, secret = signingSecret) =>
      `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${text}`).digest('hex')}`;
    const signatures: Readonly<Record<string, string | undefined>> = {
      valid: sign(body),
      'other-secret': sign(body, 'f'.repeat(32)),
      'of-another-body': sign(`${body}&x=1`),
      missing: undefined,
    };
    const signature = Object.hasOwn(signatures, request.signature)
      ? signatures[request.signature]
      : request.signature;
    const answer = await realFetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': request.contentType,
        'x-slack-request-timestamp': timestamp,
        ...(signature !== undefined && { 'x-slack-signature': signature }),
      },
      body,
    });
    return { status: answer.status, text: await answer.text() };
  }

  return {
    slack,
    parts,
    log,
    /** Where anything but Slack was asked. */
    elsewhere,
    /** Sends the request of a case. For a button: runs its command first; `before` looks at things in between. */
    async deliver(request: SlackRequest, before: () => Promise<void>): Promise<Answer> {
      if (request.button === undefined) {
        await before();
        return post(request);
      }
      const place = { team_id: 'T0001', response_url: slack.responseUrl };
      await send(port, form(slashCommand(request.button.from, place)));
      const button = firstButton((await slack.nth('chat.update', 1)).blocks);
      const value = tamperedValue(button.value, request.button.tamper);
      await before();
      const press = buttonPress(button.action_id, value ?? '', {
        team: { id: 'T0001', domain: 'acme' },
        response_url: slack.responseUrl,
      });
      if (value === undefined) for (const action of press.actions) Reflect.deleteProperty(action, 'value');
      return post({ ...request, payload: press });
    },
    /** Somebody of another workspace asks for something ordinary, and gets it. */
    async ordinary(): Promise<void> {
      const before = slack.of('chat.update').length;
      const place = { team_id: 'T9', channel_id: 'C9', response_url: slack.responseUrl };
      await send(port, form(slashCommand('optimize medical', place)));
      await slack.nth('chat.update', before + 1);
    },
    /** Takes no more requests; resolves when all that was begun has ended. */
    finish: () => front.stop(),
    async stop(): Promise<void> {
      await front.stop();
      globalThis.fetch = realFetch;
      await slack.stop();
      await parts.store.close();
    },
  };
}

function firstButton(blocks: unknown): { readonly action_id: string; readonly value: string } {
  for (const block of Array.isArray(blocks) ? blocks : []) {
    if (block.type === 'actions') return block.elements[0];
  }
  throw new Error('the reply has no button');
}
