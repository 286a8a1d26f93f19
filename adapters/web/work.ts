import type { Bot, Prepared } from '../../src/bot/bot.ts';
import type { Language } from '../../src/bot/chart.ts';
import type { IncomingFile, Invocation, Progress } from '../../src/bot/invocation.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import type { Log } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { EntryPlace } from './entry.ts';
import { webChannel, webInvocation } from './place.ts';
import { Refusal } from './refusal.ts';
import type { Room } from './room.ts';
import { unguessable } from './unguessable.ts';

/** Most requests that are worked on at once. */
const mostAtOnce = 8;
/** Progress is shown at most so often. */
const progressEveryMs = 250;
/** Until then nobody can tell how long it will take. */
const forecastFromMs = 1_500;
/** When stopping: how long running work may go on, and how long stopped work may take to say so. */
const finishWithinMs = 10_000;
const handBackWithinMs = 5_000;

/** Something that somebody said, typed, or pressed. */
export interface Said {
  readonly text: string;
  readonly language: Language;
  readonly thread: string | undefined;
  readonly files: readonly IncomingFile[];
  /** A button's line is a command, and so is one with a slash; all else is free words. */
  readonly isTalk: boolean;
}

export type FormAnswer =
  | { readonly isTaken: true }
  | { readonly isTaken: false; readonly reply: Reply; readonly fields: Readonly<Record<string, string>> };

/** Takes requests from the page through the bot into the room, and knows what is under way. */
export function webWork(needs: {
  readonly bot: Bot;
  readonly room: Room;
  readonly log: Log;
  readonly now: () => Date;
  /** Whose data the chat is about. */
  readonly workspace: string;
}) {
  const { bot, room, log, now, workspace } = needs;
  const underWay = new Map<string, { readonly controller: AbortController; readonly done: Promise<void> }>();
  let isStopping = false;

  const newPlace = (thread: string | undefined): EntryPlace => ({
    id: unguessable(),
    at: now().toISOString(),
    ...(thread !== undefined && { thread }),
  });

  /** @throws Refusal */
  function refuseMore(thread?: string): void {
    if (isStopping) throw new Refusal(503, 'stopping');
    if (underWay.size >= mostAtOnce) throw new Refusal(429, 'busy', 2);
    if (thread === undefined) return;
    const root = room.find(thread);
    if (root === undefined || root.thread !== undefined) throw new Refusal(410, 'thread-gone');
  }

  /** Does something for the message at this place; what goes wrong is said there. */
  function begin(place: EntryPlace, language: Language, work: (signal: AbortSignal) => Promise<void>): void {
    const controller = new AbortController();
    room.put({ ...place, kind: 'working', language });
    const done = work(controller.signal)
      .catch((err: unknown) => {
        // The bot never throws; this is a fault of this front, and the person still gets a word.
        log.error({ err, entry: place.id }, 'the request failed');
        room.putReply(place, faultReply(language, place.id));
      })
      .finally(() => underWay.delete(place.id));
    underWay.set(place.id, { controller, done });
  }

  async function answer(
    prepared: Prepared,
    place: EntryPlace,
    language: Language,
    signal: AbortSignal,
  ): Promise<void> {
    if (prepared.kind === 'refused') {
      const { reply, form } = prepared;
      if (form === undefined) room.putReply(place, reply);
      else room.put({ ...place, kind: 'form', language: reply.language, form, isSent: false });
      return;
    }
    const started = now().getTime();
    let shownAt = 0;
    const onProgress = (progress: Progress): void => {
      const at = now().getTime();
      // What was on its way when the work ended must not overtake the answer.
      if (at - shownAt < progressEveryMs || room.find(place.id)?.kind !== 'working') return;
      shownAt = at;
      room.put({
        ...place,
        kind: 'working',
        language,
        progress: { ...progress, ...forecast(progress, at - started) },
      });
    };
    const reply = await prepared.run({ onProgress, signal });
    room.putReply(place, reply);
    if (reply.audience === 'channel' && reply.tone !== 'error') {
      await bot.posted({ workspace, channel: webChannel, message: place.id }, reply);
    }
  }

  return {
    /** Answers what somebody said; returns at once. @throws Refusal */
    say({ text, language, thread, files, isTalk }: Said): void {
      refuseMore(thread);
      room.put({ ...newPlace(thread), kind: 'said', text, files: files.map(({ name }) => name) });
      const place = newPlace(thread);
      begin(place, language, async (signal) => {
        const request: Invocation['request'] = { kind: 'line', line: text, ...(isTalk && { isTalk }) };
        const prepared = await bot.prepare(
          webInvocation(place.id, workspace, { request, language, thread, files }),
        );
        await answer(prepared, place, language, signal);
      });
    },
    /** Takes a filled-in form; when it is right, the work goes on after this returns. @throws Refusal */
    async submit(
      entry: string,
      options: Readonly<Record<string, string>>,
      language: Language,
    ): Promise<FormAnswer> {
      const found = room.find(entry);
      if (found?.kind !== 'form' || found.isSent) throw new Refusal(410, 'form-gone');
      refuseMore();
      const { command } = found.form;
      const place = newPlace(found.thread);
      const request = { kind: 'options', command, options } as const;
      const { thread } = found;
      const prepared = await bot.prepare(webInvocation(place.id, workspace, { request, language, thread }));
      if (prepared.kind === 'refused') {
        return { isTaken: false, reply: prepared.reply, fields: prepared.fields ?? {} };
      }
      const latest = room.find(entry);
      if (latest?.kind !== 'form' || latest.isSent) throw new Refusal(410, 'form-gone');
      refuseMore();
      room.put({ ...latest, isSent: true });
      begin(place, language, (signal) => answer(prepared, place, language, signal));
      return { isTaken: true };
    },
    /** Stops the work of a message, if it is still under way. */
    cancel(entry: string): boolean {
      const work = underWay.get(entry);
      work?.controller.abort();
      return work !== undefined;
    },
    /** Takes nothing new, lets what is under way end, and stops what takes too long. */
    async stop(): Promise<void> {
      isStopping = true;
      const rest = () => Promise.allSettled([...underWay.values()].map(({ done }) => done));
      if (await isSoon(rest(), finishWithinMs)) return;
      for (const { controller } of underWay.values()) controller.abort();
      if (!(await isSoon(rest(), handBackWithinMs))) log.warn({ left: underWay.size }, 'work was cut off');
    },
  };
}

/** How long it may still take, if it goes on as it went. */
function forecast({ fraction }: Progress, elapsedMs: number): { readonly remainingMs?: number } {
  if (fraction === undefined || !(fraction > 0.02 && fraction < 1) || elapsedMs < forecastFromMs) return {};
  return { remainingMs: Math.round((elapsedMs * (1 - fraction)) / fraction) };
}

function faultReply(language: Language, id: string): Reply {
  const words = wordsFor(language);
  return {
    tone: 'error',
    audience: 'caller',
    language,
    title: words.say('web.fault.title'),
    summary: words.say('web.fault.summary', { id }),
    blocks: [],
  };
}

/** Whether it ends within so many milliseconds. */
async function isSoon(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
