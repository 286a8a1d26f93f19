import { allCommands } from '../../commands/index.ts';
import type { Bot, Prepared } from '../../src/bot/bot.ts';
import type { Language } from '../../src/bot/chart.ts';
import { createBot } from '../../src/bot/dispatch.ts';
import type { Form } from '../../src/bot/form.ts';
import type { ChartRenderer, Planner } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { talk } from '../../src/features/conversation/talk.ts';
import { createUploads } from '../../src/features/history/uploads.ts';
import { fakeFitter } from '../bot/bot-under-test.ts';
import { recordedLog } from '../contracts/recorded-log.ts';
import { type MemoryStore, memoryStore } from '../memory-store/memory-store.ts';
import { soon } from '../suite/waiting.ts';

/** Two people, the first of them an admin; each front has its own ids for them. */
export type Who = 'ana' | 'bo';

/** A form that a front opened, as far as sending it goes. */
export interface SeenForm {
  readonly command: string;
  readonly fields: readonly {
    readonly name: string;
    readonly initial?: string | undefined;
    /** Whether one only chooses. */
    readonly isChoice: boolean;
  }[];
  /** What the front needs to send it. */
  readonly raw: unknown;
}

/** What people see of an answer. */
export interface Seen {
  /** The message that it is; empty where others cannot reply to one. */
  readonly id: string;
  /** All that can be read in it, as it shows: without the platform's escapes. */
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly raw: unknown }[];
  readonly form?: SeenForm;
  /** What is wrong with a form, at its fields, where the front shows it there. */
  readonly wrong?: Readonly<Record<string, string>>;
  /** What the bot answered, for finding it. */
  readonly reply: Reply;
}

/** A front with the whole bot, as people use it. */
export interface TestedFront {
  readonly workspace: string;
  /** The id of the first of the two people there. */
  readonly ana: string;
  /** Calls a command with values for its arguments, in the order of their positions. */
  command(name: string, options?: Readonly<Record<string, string>>, who?: Who): Promise<Seen>;
  /** Has a whole command line run, as a button does. */
  run(line: string, who?: Who): Promise<Seen>;
  /** Says something in the thread under a message. */
  say(words: string, under: string, who?: Who): Promise<Seen>;
  press(button: Seen['buttons'][number], who?: Who): Promise<Seen>;
  submit(form: SeenForm, values: Readonly<Record<string, string>>, who?: Who): Promise<Seen>;
  /** Stops the front and starts another on the same store. */
  restart(): Promise<void>;
  /** Stops; gives what the platform would not have taken, and what was logged as a fault. */
  stop(): Promise<readonly string[]>;
}

/** What a front is tried with. */
export interface Program {
  readonly store: MemoryStore;
  readonly language: Language;
  readonly renderer: ChartRenderer;
  readonly log: ReturnType<typeof recordedLog>;
  readonly clock: () => Date;
  /** A bot as the program has it, which is watched. */
  bot(): Bot & Watch;
  /** The one that was made last. */
  newest(): Bot;
}

/** What the bot answered, newest last. */
export interface Outcome {
  readonly reply: Reply;
  readonly form?: Form | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

interface Watch {
  readonly outcomes: readonly Outcome[];
}

/** The whole program but its front. */
export function program(planner: Planner, language: Language, renderer: ChartRenderer = noPictures): Program {
  const store = memoryStore();
  const log = recordedLog();
  const clock = () => new Date('2026-03-02T09:00:00Z');
  let newest: (Bot & Watch) | undefined;
  return {
    store,
    language,
    renderer,
    log,
    clock,
    bot() {
      const uploads = createUploads(clock);
      const parts = {
        commands: allCommands,
        talk,
        uploads,
        store,
        planner,
        fitter: fakeFitter(),
        log,
        clock,
        renderer,
      };
      newest = watched(createBot(parts));
      return newest;
    },
    newest() {
      if (newest === undefined) throw new Error('there is no bot yet');
      return newest;
    },
  };
}

/** Charts are written in characters: what they show can then be read. */
const noPictures: ChartRenderer = {
  render: () => Promise.reject(new Error('draws nothing')),
  check: async () => 'draws nothing',
};

function watched(bot: Bot): Bot & Watch {
  const outcomes: Outcome[] = [];
  return {
    ...bot,
    outcomes,
    async prepare(invocation): Promise<Prepared> {
      const prepared = await bot.prepare(invocation);
      if (prepared.kind === 'refused') {
        const { reply, form, fields } = prepared;
        outcomes.push({ reply, form, fields });
        return prepared;
      }
      return {
        ...prepared,
        async run(options) {
          const reply = await prepared.run(options);
          outcomes.push({ reply });
          return reply;
        },
      };
    },
  };
}

/** Text as it reads: one blank for each gap, no invisible signs. */
export const plain = (text: string): string =>
  text
    .replace(/[\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Does something, and waits for what the bot answers. */
export async function answered(bot: Watch, what: string, act: () => unknown): Promise<Outcome> {
  const before = bot.outcomes.length;
  await act();
  return soon(() => bot.outcomes[before], `the bot's answer to ${what}`);
}
