import { z } from 'zod';
import { createDiscordFront } from '../../adapters/discord/front.ts';
import { chartAsText } from '../../src/bot/charts/as-text.ts';
import { type DiscordDouble, discordDouble } from '../adapters/discord/double.ts';
import { ids, token } from '../adapters/discord/world.ts';
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

const people = { ana: ids.ann, bo: ids.bob } as const;
const me = `<@${ids.application}>`;

const button = z.object({ label: z.string(), custom_id: z.string() });
const message = z.object({
  content: z.string(),
  embeds: z.array(
    z.looseObject({
      title: z.string().optional(),
      description: z.string().optional(),
      fields: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
    }),
  ),
  components: z.array(z.looseObject({ components: z.array(z.unknown()) })),
});
type Message = z.infer<typeof message>;
const modal = z.object({
  custom_id: z.string(),
  components: z.array(
    z.object({
      component: z.looseObject({
        type: z.number(),
        custom_id: z.string(),
        value: z.string().optional(),
        options: z.array(z.object({ value: z.string(), default: z.boolean().optional() })).optional(),
      }),
    }),
  ),
});
type Modal = z.infer<typeof modal>;

/**
 * How people go on under a result: in a thread, by mention; by a reply to the newest answer there; or in direct
 * messages, by replies.
 */
export type Manner = 'thread' | 'replies' | 'direct';

/** The real front and client against the double of Discord. */
export async function discordFront(program: Program, manner: Manner = 'thread'): Promise<TestedFront> {
  const double = await discordDouble();
  const deliveries = program.store.deliveries;
  const locale = program.language === 'zh' ? 'zh-CN' : 'en-US';
  const channel = manner === 'direct' ? ids.direct : ids.channel;
  const workspace = manner === 'direct' ? `discord:dm:${ids.ann}` : `discord:${ids.guild}`;
  /** In a direct message there is one person. */
  const personOf = (who: Who) => (manner === 'direct' ? ids.ann : people[who]);
  const as = (who: Who) => ({ who: personOf(who), locale, channel, isAdmin: who === 'ana' });
  let bot = program.bot();
  let front = await start();
  /** Threads that were opened, and the newest answer under each message that is talked about. */
  const opened = new Set<string>();
  const newest = new Map<string, string>();

  async function start() {
    const made = createDiscordFront({
      bot,
      renderer: program.renderer,
      chartAsText,
      deliveries,
      log: program.log,
      clock: () => new Date(),
      config: { token, apiUrl: double.apiUrl },
      pace: { acknowledgeAfterMs: 60_000, progressFromMs: 60_000 },
    });
    await made.start();
    return made;
  }

  async function seen(outcome: Outcome, since: number): Promise<Seen> {
    const form =
      outcome.form && (await soon(() => formSince(double, since) ?? noForm(double, since), 'a form'));
    if (form !== undefined && form !== 'none') {
      return { id: '', text: '', buttons: [], form: seenForm(outcome, form), reply: outcome.reply };
    }
    const summary = plain(outcome.reply.summary).slice(0, 300);
    const { body, id } = await soon(
      () => messagesSince(double, since).find(({ body }) => readable(body).includes(summary)),
      `a message with "${summary}"`,
    );
    // What is said under it is understood once the bot was told where it stands.
    if (id !== '' && outcome.reply.about !== undefined) {
      await soon(() => program.store.conversations.get(workspace, channel, id), 'the conversation');
    }
    const buttons = body.components
      .flatMap(({ components }) => components)
      .flatMap((each) => button.safeParse(each).data ?? [])
      .map(({ label, custom_id }) => ({ label, raw: { custom_id, embeds: body.embeds } }));
    return { id, text: readable(body), buttons, reply: outcome.reply };
  }

  async function doing(what: string, act: () => unknown): Promise<Seen> {
    const since = double.traffic.length;
    return seen(await answered(bot, what, act), since);
  }

  return {
    workspace,
    ana: people.ana,
    command: (name, options = {}, who = 'ana') => doing(name, () => double.command(name, options, as(who))),
    // Discord has no lines to type: each command is declared. A button has one.
    run: (line, who = 'ana') => doing(line, () => double.press(`run:${line}`, as(who))),
    async say(words, under, who = 'ana') {
      const on = { who: personOf(who), channel };
      if (manner === 'thread') {
        if (!opened.has(under)) double.openThread(under);
        opened.add(under);
        return doing(words, () => double.say(`${me} ${words}`, { ...on, channel: under, channelType: 11 }));
      }
      const last = newest.get(under);
      // Under the answer to a command a mention is needed.
      const text = last === undefined ? `${me} ${words}` : words;
      const answer = await doing(words, () => double.say(text, { ...on, repliesTo: last ?? under }));
      newest.set(under, answer.id);
      return answer;
    },
    press: ({ label, raw }, who = 'ana') => {
      const { custom_id, embeds } = z
        .object({ custom_id: z.string(), embeds: z.array(z.unknown()) })
        .parse(raw);
      return doing(label, () => double.press(custom_id, as(who), { embeds }));
    },
    submit({ command, raw }, values, who = 'ana') {
      const { custom_id, components } = modal.parse(raw);
      const sent = Object.fromEntries(
        components.map(({ component }) => {
          const value = values[component.custom_id] ?? '';
          return [component.custom_id, component.type === 3 ? (value === '' ? [] : [value]) : value];
        }),
      );
      return doing(command, () => double.submit(custom_id, sent, as(who)));
    },
    async restart() {
      await front.stop();
      bot = program.bot();
      front = await start();
    },
    async stop() {
      await front.stop();
      await double.close();
      return [
        ...double.problems,
        ...program.log.lines.filter(({ level }) => level === 'error').map(({ message }) => message),
      ];
    },
  };
}

function seenForm({ form }: Outcome, raw: Modal): SeenForm {
  return {
    command: form?.command ?? '',
    fields: raw.components.map(({ component }) => ({
      name: component.custom_id,
      isChoice: component.type === 3,
      initial: component.value ?? component.options?.find((each) => each.default)?.value,
    })),
    raw,
  };
}

const callback = z.looseObject({ type: z.number(), data: z.unknown().optional() });

function formSince(double: DiscordDouble, since: number): Modal | undefined {
  for (const { received } of double.traffic.slice(since)) {
    const answer = /\/callback$/.test(received.path) ? callback.safeParse(received.body).data : undefined;
    if (answer?.type === 9) return modal.parse(answer.data);
  }
  return undefined;
}

/** Where no form can be opened, the answer is a message. */
const noForm = (double: DiscordDouble, since: number): 'none' | undefined =>
  messagesSince(double, since).length > 0 ? 'none' : undefined;

/** Every message that was sent or changed, with its id where others see it. */
function messagesSince(double: DiscordDouble, since: number): { body: Message; id: string }[] {
  return double.traffic.slice(since).flatMap(({ received, status, message: posted }) => {
    const { path, body, method } = received;
    if (status === undefined || status >= 300) return [];
    const answer = /\/callback$/.test(path) ? callback.safeParse(body).data : undefined;
    const found = message.safeParse(answer?.type === 4 ? answer.data : body);
    if (!found.success) return [];
    const token = /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/.exec(path)?.[1];
    const isHidden = token !== undefined && double.interactions.get(token)?.isHidden === true;
    const id =
      posted ??
      (method === 'PATCH' && token !== undefined && !isHidden
        ? double.messages.stored.find(({ answers }) => answers === token)?.id
        : undefined);
    return [{ body: found.data, id: id ?? '' }];
  });
}

/** Discord drops a backslash before any sign that is no letter or digit, and shows the sign. */
function readable({ content, embeds }: Message): string {
  const texts = embeds.flatMap(({ title = '', description = '', fields = [] }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  return plain(
    [content, ...texts]
      .join('\n')
      .replace(/(?<!\\)(?:\*\*|`)/g, '')
      .replace(/\\([^\p{L}\p{N}\s])/gu, '$1'),
  );
}
