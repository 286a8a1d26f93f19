import { z } from 'zod';
import type { Entry } from '../../adapters/web/entry.ts';
import { soon } from '../suite/waiting.ts';
import { startWeb } from './browser-front.ts';
import {
  answered,
  type Outcome,
  type Program,
  plain,
  type Seen,
  type SeenForm,
  type TestedFront,
} from './front.ts';

/** What our own page sends, without a browser. */
export async function webFront(program: Program): Promise<TestedFront> {
  const { language } = program;
  let bot = program.bot();
  let served = await startWeb(program, bot);
  let session = await enter();

  async function enter() {
    const origin = served.front.url().replace(/\/$/, '');
    const answer = await fetch(`${origin}/api/session`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: '{}',
    });
    const { token } = z.object({ token: z.string() }).parse(await answer.json());
    const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    return { origin, cookie, 'x-channels-token': token };
  }

  function post(path: string, body: object): Promise<Response> {
    const headers = { ...session, 'content-type': 'application/json' };
    return fetch(`${session.origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async function say(text: string, more: object = {}): Promise<void> {
    const { status } = await post('/api/say', { text, language, ...more });
    if (status !== 202) throw new Error(`the page may not say ${text}: ${status}`);
  }

  const answers = () => served.room.entries().filter(({ kind }) => kind === 'reply' || kind === 'form');

  async function seen({ reply }: Outcome, known: ReadonlySet<string>): Promise<Seen> {
    const entry = await soon(() => answers().find(({ id }) => !known.has(id)), 'an answer');
    const { id } = entry;
    if (entry.kind === 'form') return { id: '', text: '', buttons: [], form: seenForm(entry), reply };
    if (entry.kind !== 'reply') throw new Error('no answer');
    if (reply.about !== undefined && reply.audience === 'channel' && reply.tone !== 'error') {
      await soon(() => program.store.conversations.get('web:local', 'web', id), 'the conversation');
    }
    return { id, text: textOf(entry), buttons: buttonsOf(entry), reply };
  }

  async function doing(what: string, act: () => unknown): Promise<Seen> {
    const known = new Set(answers().map(({ id }) => id));
    return seen(await answered(bot, what, act), known);
  }

  const run = (line: string) => doing(line, () => say(`/channels ${line}`));

  return {
    workspace: 'web:local',
    ana: 'local',
    command: (name, options = {}) => run([name, ...Object.values(options)].join(' ')),
    run,
    say: (words, under) => doing(words, () => say(words, { thread: under })),
    press({ label, raw }) {
      const { line, thread } = z.object({ line: z.string(), thread: z.string().optional() }).parse(raw);
      // A page that is loaded anew knows no thread of before.
      const under = thread !== undefined && served.room.find(thread) ? { thread } : {};
      return doing(label, () => say(line, { isPressed: true, ...under }));
    },
    async submit({ command, raw }, values) {
      const known = new Set(answers().map(({ id }) => id));
      const options = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
      let answer: Response | undefined;
      const outcome = await answered(bot, command, async () => {
        answer = await post('/api/form', { entry: String(raw), language, options });
      });
      if (answer?.status === 202) return seen(outcome, known);
      const { summary, fields } = z
        .object({ summary: z.string(), fields: z.record(z.string(), z.string()) })
        .parse(await answer?.json());
      const text = plain([summary, ...Object.values(fields)].join('\n'));
      return { id: '', text, buttons: [], wrong: fields, reply: outcome.reply };
    },
    async restart() {
      await served.front.stop();
      bot = program.bot();
      served = await startWeb(program, bot);
      session = await enter();
    },
    async stop() {
      await served.front.stop();
      return program.log.lines.filter(({ level }) => level === 'error').map(({ message }) => message);
    },
  };
}

function seenForm({ id, form }: Extract<Entry, { kind: 'form' }>): SeenForm {
  const fields = form.fields.map((field) => ({ ...field, isChoice: field.kind === 'choice' }));
  return { command: form.command, fields, raw: id };
}

/** What the page shows: titles, sentences, tables and what pictures say. */
function textOf({ reply }: Extract<Entry, { kind: 'reply' }>): string {
  const texts = reply.blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'text':
        return [block.spans.map((span) => (typeof span === 'string' ? span : span.text)).join('')];
      case 'facts':
        return block.facts.flatMap(({ label, value }) => [label, value]);
      case 'table':
        return [block.table.caption, ...block.table.rows.flat()];
      case 'picture':
        return [block.title, block.alt];
      case 'caveats':
        return block.items;
      case 'files':
        return block.files.map(({ name }) => name);
      default:
        return block.actions.map(({ label }) => label);
    }
  });
  return plain([reply.title, reply.summary, ...texts].join('\n'));
}

function buttonsOf({ thread, reply }: Extract<Entry, { kind: 'reply' }>): Seen['buttons'] {
  return reply.blocks
    .flatMap((block) => (block.kind === 'actions' ? block.actions : []))
    .map(({ label, line }) => ({ label, raw: { line, ...(thread !== undefined && { thread }) } }));
}
