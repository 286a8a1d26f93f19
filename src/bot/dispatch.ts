import { randomUUID } from 'node:crypto';
import { noSources, type Sources } from '../features/history/stored/sources.ts';
import type { Uploads } from '../features/history/stored/uploads.ts';
import { type ProblemCode, UserError } from '../scenario/problem.ts';
import type { Bot, Prepared } from './bot.ts';
import { drawnAsSet } from './charts/drawn-by.ts';
import {
  type Command,
  type CommandContext,
  mostChoices,
  type ReadingPlace,
  type RequestPlace,
} from './command.ts';
import type { Form } from './form.ts';
import { formOf } from './form-of.ts';
import type { Invocation } from './invocation.ts';
import { type Words, wordsFor } from './language/words.ts';
import { noMeter } from './meter.ts';
import type {
  ChartRenderer,
  Fitter,
  Log,
  Messenger,
  Meter,
  Planner,
  ScenarioFiles,
  Store,
  TableReader,
} from './ports.ts';
import { commandNamed } from './reading/names.ts';
import { readArguments } from './reading/read-arguments.ts';
import { lineOf, type RawRequest, readRequest } from './reading/read-request.ts';
import { incidentReply, refusalReply, refusedFields } from './refusal.ts';
import type { Reply } from './reply.ts';
import { tablesHere } from './tables-here.ts';
import type { Talk, TalkParts } from './talk.ts';
import { defaultTimeZone, languageFor } from './workspace-defaults.ts';

/** What the bot works with. */
export interface BotParts {
  readonly commands: readonly Command[];
  readonly store: Store;
  /** Who knows what threads are about. */
  readonly talk: Talk;
  /** Files that wait for somebody to confirm how they were understood. */
  readonly uploads: Uploads;
  /** Where weekly numbers can be fetched from; nowhere unless told. */
  readonly sources?: Sources;
  /** Reads tables; in this thread unless told. */
  readonly tables?: TableReader;
  readonly planner: Planner;
  readonly fitter: Fitter;
  readonly log: Log;
  /** Draws charts for files to download. */
  readonly renderer?: ChartRenderer;
  /** Tells the time. */
  readonly clock: () => Date;
  /** Scenario files on this machine, where a front may read them. */
  readonly files?: ScenarioFiles;
  /** Those who can post unasked, by front. */
  readonly messengers?: readonly Messenger[];
  readonly wakeReports?: () => void;
  readonly meter?: Meter;
  /** The zone of workspaces that set none; UTC unless told. */
  readonly timeZone?: string;
  /** Whether the operator configured a chart server. */
  readonly hasChartServer?: boolean;
}

/** Reads, checks and runs commands. Nothing that it is asked makes it throw. */
export function createBot(parts: BotParts): Bot {
  return {
    commands: parts.commands,
    prepare: (invocation) => prepare(invocation, parts),
    posted: (at, reply) => notePosted(at, reply, parts),
    async complete(invocation, question) {
      try {
        const command = commandNamed(parts.commands, question.command);
        const kind = command?.args[question.argument]?.kind;
        if (command === undefined || kind?.complete === undefined) return [];
        const place = await completionPlace(invocation, command, question.others, parts);
        return (await kind.complete(question.typed.slice(0, 200), place)).slice(0, mostChoices);
      } catch (error) {
        logFor(invocation, parts).error({ err: error, ...question }, 'completion failed');
        return [];
      }
    },
  };
}

const logFor = ({ id, where }: Invocation, { log }: BotParts) =>
  log.child({ invocation: id, front: where.front, workspace: where.workspace });

/** Where a request is read: what its workspace set is read once. */
async function placeOf(invocation: Invocation, parts: BotParts): Promise<RequestPlace> {
  const { store, commands, files, clock, timeZone, uploads } = parts;
  const settings = await store.workspaces.settings(invocation.where.workspace);
  return {
    now: clock(),
    timeZone: settings.timeZone ?? timeZone ?? defaultTimeZone,
    settings,
    hasChartServer: parts.hasChartServer ?? false,
    invocation,
    store,
    commands,
    uploads,
    sources: parts.sources ?? noSources,
    tables: parts.tables ?? tablesHere,
    language: languageFor(invocation, settings),
    files: invocation.where.mayReadFiles ? files : undefined,
  };
}

async function prepare(asked: Invocation, parts: BotParts): Promise<Prepared> {
  const log = logFor(asked, parts);
  const { meter = noMeter } = parts;
  const came = parts.clock();
  let request: Request = {
    invocation: asked,
    words: wordsFor(languageFor(asked)),
    log,
    parts,
    meter,
    came,
  };
  let raw: RawRequest | undefined;
  let place: ReadingPlace | undefined;
  let at: RequestPlace | undefined;
  try {
    const invocation = await parts.talk.follow(asked, parts.store);
    at = await placeOf(invocation, parts);
    request = { ...request, invocation, words: wordsFor(at.language) };
    if (invocation.request.kind === 'line' && invocation.request.isTalk) {
      return await parts.talk.prepare(invocation.request.line, talkParts(request, at));
    }
    raw = readRequest(invocation.request, parts.commands);
    const read = await readAndChecked(raw, at, (known) => {
      place = known;
    });
    return ready(raw, read, { ...request, place: at }, false);
  } catch (error) {
    return refused(error, request, raw, place ?? at);
  }
}

/** The values of a request's arguments, checked. `onPlace` hears where they were read, also where something is wrong. */
async function readAndChecked(
  raw: RawRequest,
  at: RequestPlace,
  onPlace?: (place: ReadingPlace) => void,
): Promise<Readonly<Record<string, unknown>>> {
  const { values, place } = await readArguments(raw, at, onPlace);
  await raw.command.check?.(values, place);
  return values;
}

/** What a conversation needs of the dispatch: its turns are command lines, read and checked like any other. */
function talkParts(request: Request, place: RequestPlace): TalkParts {
  return {
    place,
    words: request.words,
    async prepareLine(line) {
      let raw: RawRequest | undefined;
      const typed = {
        ...request,
        invocation: { ...request.invocation, request: { kind: 'line' as const, line } },
      };
      try {
        raw = readRequest(typed.invocation.request, request.parts.commands);
        const at = { ...place, invocation: typed.invocation };
        return ready(raw, await readAndChecked(raw, at), { ...typed, place: at }, true);
      } catch (error) {
        return refused(error, typed, raw, place);
      }
    },
    replyTo: (error) => replyToError(error, request, undefined),
    refuse: (error) => refused(error, request, undefined, place),
  };
}

/** What people say under the message is about the run that it shows. */
async function notePosted(
  at: Parameters<Bot['posted']>[0],
  { about }: Reply,
  { talk, store, log }: BotParts,
): Promise<void> {
  if (about === undefined) return;
  try {
    await talk.begin(at, about, store);
  } catch (err) {
    const { workspace } = at;
    log.error({ err, workspace, run: about.run }, 'a message could not be linked to the run that it shows');
  }
}

/** What is wrong: as a reply, by field for a form's submission, and with the form where nothing was given. */
async function refused(
  error: unknown,
  request: Request,
  raw: RawRequest | undefined,
  at: RequestPlace | ReadingPlace | undefined,
): Promise<Prepared> {
  const reply = replyToError(error, request, raw?.command);
  if (!(error instanceof UserError) || at === undefined) return { kind: 'refused', reply };
  if (raw === undefined) return { kind: 'refused', reply, ...fieldsOf(error, request, undefined) };
  const isBare = raw.words.length === 0 && Object.keys(raw.named).length === 0;
  // What is to be changed was said, but not how: the form holds what it has.
  const asksWhat = error.problems.every(({ code }) => asksHow.includes(code));
  const form = isBare || asksWhat ? await formFor(raw.command, at, request) : undefined;
  return {
    kind: 'refused',
    reply,
    ...fieldsOf(error, request, raw.command),
    ...(form !== undefined && { form }),
  };
}

/** What is wrong by field, for what came from a form, or could have. */
function fieldsOf(
  error: UserError,
  request: Request,
  command: Command | undefined,
): Pick<Extract<Prepared, { kind: 'refused' }>, 'fields'> {
  const { invocation, words, parts } = request;
  if (invocation.request.kind !== 'options') return {};
  const { commands } = parts;
  const fields = refusedFields(error, {
    invocation,
    words,
    commands,
    ...(command !== undefined && { command }),
  });
  return Object.keys(fields).length > 0 ? { fields } : {};
}

/** Problems that a form mends: nothing was said of what is to be otherwise. */
const asksHow: readonly ProblemCode[] = [
  'scenario.nothing-to-change',
  'change.none',
  'data.nothing-said',
  'settings.nothing-said',
];

async function formFor(
  command: Command,
  at: RequestPlace | ReadingPlace,
  { log }: Request,
): Promise<Form | undefined> {
  try {
    return await formOf(command, at);
  } catch (fault) {
    // The refusal says all that is needed without the form.
    log.error({ err: fault, command: command.name }, 'a form could not be made');
    return undefined;
  }
}

interface Request {
  readonly invocation: Invocation;
  readonly words: Words;
  readonly log: Log;
  readonly parts: BotParts;
  readonly meter: Meter;
  /** When it came. */
  readonly came: Date;
}

const secondsSince = ({ parts, came }: Request) => (parts.clock().getTime() - came.getTime()) / 1_000;

function ready(
  raw: RawRequest,
  values: Readonly<Record<string, unknown>>,
  request: Request & { readonly place: RequestPlace },
  isTurn: boolean,
): Prepared {
  const { command } = raw;
  const { invocation, words, log, parts, place, meter } = request;
  log.debug({ command: command.name }, 'prepared');
  meter.stage('prepare', secondsSince(request));
  return {
    kind: 'ready',
    command: command.name,
    audience: command.audience,
    language: place.language,
    async run({ onProgress, signal } = {}) {
      const started = parts.clock();
      const context: CommandContext = {
        ...place,
        words,
        line: lineOf(raw),
        now: started,
        planning: {
          planner: parts.planner,
          fitter: parts.fitter,
          workspace: invocation.where.workspace,
          signal: signal ?? new AbortController().signal,
          progress: (progress) => onProgress?.(progress),
        },
        outlets: {
          renderer: parts.renderer,
          messenger: parts.messengers?.find(({ front }) => front === invocation.where.front),
          wakeReports: parts.wakeReports ?? (() => undefined),
        },
      };
      try {
        const reply = drawnAsSet(await command.run(values, context), place.settings);
        const milliseconds = parts.clock().getTime() - started.getTime();
        log.info({ command: command.name, milliseconds }, 'answered');
        meter.command(command.name, 'answered', secondsSince(request));
        // A conversation notes its turns itself.
        if (isTurn) return reply;
        await parts.talk
          .notePlan(reply, place)
          .catch((err: unknown) => log.error({ err }, 'a plan could not be noted in its thread'));
        return parts.talk.inThread(reply, place);
      } catch (error) {
        return replyToError(error, request, command);
      }
    },
  };
}

function replyToError(error: unknown, request: Request, command: Command | undefined): Reply {
  const { invocation, words, log, parts, meter } = request;
  // Names that people make up are no labels.
  const name = command?.name ?? 'unknown';
  meter.command(name, error instanceof UserError ? 'refused' : 'failed', secondsSince(request));
  if (error instanceof UserError) {
    log.info(
      { command: command?.name, problems: error.problems.map(({ code, path }) => ({ code, path })) },
      'refused',
    );
    return refusalReply(error, {
      invocation,
      words,
      commands: parts.commands,
      ...(command !== undefined && { command }),
    });
  }
  const incident = randomUUID().slice(0, 8);
  log.error({ err: error, incident, command: command?.name }, 'a command failed');
  return incidentReply(incident, words);
}

/** Completion reads the scenario among the other options, if it can; a bad one only means fewer choices. */
async function completionPlace(
  invocation: Invocation,
  command: Command,
  others: Readonly<Record<string, string>>,
  parts: BotParts,
) {
  const place = { ...(await placeOf(invocation, parts)), command, others };
  const text = others.scenario;
  const kind = command.args.scenario?.kind;
  if (kind === undefined || text === undefined || text === '') return place;
  try {
    const { place: withScenario } = await readArguments(
      {
        command: { ...command, args: { scenario: { kind, required: true, example: '' } } },
        named: { scenario: text },
        words: [],
      },
      place,
    );
    return { ...withScenario, command, others };
  } catch (error) {
    if (error instanceof UserError) return place;
    throw error;
  }
}
