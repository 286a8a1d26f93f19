import { z } from 'zod';
import { chartAsText } from '../../src/bot/charts/as-text.ts';
import { hurriedClock } from '../adapters/slack/fakes.ts';
import {
  buttonPress,
  form,
  mention,
  payloadForm,
  send,
  slashCommand,
  viewSubmission,
} from '../adapters/slack/inbound.ts';
import { startSlackDouble } from '../adapters/slack/slack-double.ts';
import { httpFront } from '../adapters/slack/started-front.ts';
import { soon } from '../suite/waiting.ts';
import {
  answered,
  type Outcome,
  type Program,
  plain,
  type Seen,
  type SeenForm,
  type TestedFront,
  type Who,
} from './front.ts';
import { buttonsOf, isMessage, readable } from './slack-messages.ts';

const people = { ana: 'U1', bo: 'U2' } as const;

const pressed = z.object({ action_id: z.string(), value: z.string(), thread: z.string().optional() });
const view = z.looseObject({
  blocks: z.array(
    z.object({
      block_id: z.string(),
      element: z.looseObject({
        initial_value: z.string().optional(),
        initial_option: z.object({ value: z.string() }).optional(),
      }),
    }),
  ),
});
const errors = z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) });

/** The real front in HTTP mode against the double of Slack. */
export async function slackFront(program: Program): Promise<TestedFront> {
  const slack = await startSlackDouble();
  slack.answer('users.info', ({ user }) => ({
    body: {
      ok: true,
      user: {
        id: user,
        locale: program.language === 'zh' ? 'zh-CN' : 'en-US',
        is_admin: user === people.ana,
      },
    },
  }));
  let bot = program.bot();
  let front = await start();
  let said = 0;

  async function start() {
    const made = httpFront(slack, {
      bot,
      renderer: program.renderer,
      deliveries: program.store.deliveries,
      log: program.log,
      clock: hurriedClock(),
      chartAsText,
    });
    await made.start();
    return made;
  }

  const post = (body: string, type: 'form' | 'json' = 'form') => send(front.port() ?? 0, body, { type });

  async function seen(outcome: Outcome, since: number): Promise<Seen> {
    if (outcome.form !== undefined) {
      const opened = await soon(
        () => slack.calls.slice(since).find(({ method }) => method === 'views.open'),
        'a form',
      );
      return {
        id: '',
        text: '',
        buttons: [],
        form: seenForm(outcome, opened.args.view),
        reply: outcome.reply,
      };
    }
    const summary = plain(outcome.reply.summary).slice(0, 300);
    const call = await soon(
      () => slack.calls.slice(since).find((each) => isMessage(each) && readable(each).includes(summary)),
      `a message with "${summary}"`,
    );
    const id = call.message ?? (call.method === 'chat.update' ? String(call.args.ts) : '');
    const root = slack.messages.find(({ ts }) => ts === id)?.thread_ts ?? id;
    if (id !== '' && outcome.reply.about !== undefined) {
      const { channel } = call.args;
      await soon(
        () => program.store.conversations.get('slack:T1', String(channel), String(root)),
        'the conversation',
      );
    }
    return { id, text: readable(call), buttons: buttonsOf(call, id, String(root)), reply: outcome.reply };
  }

  async function doing(what: string, act: () => unknown): Promise<Seen> {
    const since = slack.calls.length;
    return seen(await answered(bot, what, act), since);
  }

  function run(line: string, who: Who = 'ana'): Promise<Seen> {
    const fields = { user_id: people[who], response_url: slack.responseUrl };
    return doing(line, () => post(form(slashCommand(line, fields))));
  }

  return {
    workspace: 'slack:T1',
    ana: people.ana,
    command: (name, options = {}, who = 'ana') => run([name, ...Object.values(options)].join(' '), who),
    run,
    say(words, under, who = 'ana') {
      said += 1;
      const place = { user: people[who], thread_ts: under, ts: `${1_700_001_000 + said}.000001` };
      return doing(words, () => post(JSON.stringify(mention(`<@UBOT> ${words}`, place)), 'json'));
    },
    press({ label, raw }, who = 'ana') {
      const { action_id, value, thread } = pressed.parse(raw);
      const message = { type: 'message', ts: '1700000000.000009', ...(thread && { thread_ts: thread }) };
      const fields = { user: { id: people[who] }, message, response_url: slack.responseUrl };
      return doing(label, () => post(payloadForm(buttonPress(action_id, value, fields))));
    },
    async submit({ raw, command }, values, who = 'ana') {
      const since = slack.calls.length;
      const sent = viewSubmission(view.parse(raw), values, { user: { id: people[who] } });
      let answer = '';
      const outcome = await answered(bot, command, async () => {
        answer = (await post(payloadForm(sent))).text;
      });
      const wrong = answer === '' ? undefined : errors.parse(JSON.parse(answer)).errors;
      return wrong === undefined
        ? seen(outcome, since)
        : { id: '', text: plain(Object.values(wrong).join('\n')), buttons: [], wrong, reply: outcome.reply };
    },
    async restart() {
      await front.stop();
      bot = program.bot();
      front = await start();
    },
    async stop() {
      await front.stop();
      await slack.stop();
      return [
        ...slack.problems,
        ...program.log.lines.filter(({ level }) => level === 'error').map(({ message }) => message),
      ];
    },
  };
}

function seenForm({ form }: Outcome, raw: unknown): SeenForm {
  return {
    command: form?.command ?? '',
    fields: view.parse(raw).blocks.map(({ block_id, element }) => ({
      name: block_id,
      isChoice: element.type === 'static_select',
      initial: element.initial_value ?? element.initial_option?.value,
    })),
    raw,
  };
}
