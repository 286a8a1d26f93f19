import { isSlip } from '../scenario/nearest.ts';
import type { Problem, UserError } from '../scenario/problem.ts';
import { foldName } from '../scenario/text.ts';
import type { Command } from './command.ts';
import type { Invocation } from './invocation.ts';
import type { Words } from './language/words.ts';
import { lineOf, readRequest } from './reading/read-request.ts';
import { placeInTable, tableValues } from './replies/finding-text.ts';
import { shownLine } from './replies/shown-line.ts';
import { plainOf, spansOf, textBlock, unmarked } from './replies/spans.ts';
import { type Block, longestActionLine, type Reply } from './reply.ts';

/** What a refusal is about. */
interface RefusedRequest {
  readonly invocation: Invocation;
  readonly commands: readonly Command[];
  /** The command, where it was understood. */
  readonly command?: Command;
  readonly words: Words;
}

/**
 * The reply to a request that cannot be used: for each problem where it is, what was received, what is wrong and
 * how to put it right; then a line that works.
 */
export function refusalReply(error: UserError, request: RefusedRequest): Reply {
  const { words } = request;
  const texts = error.problems.map((problem) => problemText(problem, request));
  const [first, ...more] = texts;
  const cancelled = error.problems.every(({ code }) => isCancelled.has(code));
  return {
    tone: cancelled ? 'info' : 'error',
    audience: 'caller',
    language: words.language,
    title: words.say(cancelled ? 'replies.refusal.cancelled' : 'replies.refusal.title'),
    ...(first !== undefined && (more.length === 0 || leads(error))
      ? {
          summary: plainOf(`${first.place}${first.message}`),
          blocks: [
            textBlock(first.advice),
            ...more.map((text) => problemBlock(text, words)),
            ...closing(error, request),
            ...confirmation(error, request),
          ],
        }
      : {
          summary: words.say('replies.refusal.several', { count: texts.length }),
          blocks: [...texts.map((text) => problemBlock(text, words)), ...closing(error, request)],
        }),
  };
}

/** What is wrong with the fields of a form, in a sentence or two each, by the argument's name. */
export function refusedFields(error: UserError, request: RefusedRequest): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const problem of error.problems) {
    if (problem.argument === undefined) continue;
    const { message, advice } = problemText(problem, request);
    const text = plainOf([message, advice].join(request.words.say('replies.gap')));
    const before = fields[problem.argument];
    fields[problem.argument] =
      before === undefined ? text : `${before}${request.words.say('replies.gap')}${text}`;
  }
  return fields;
}

/** Nothing is wrong then: somebody asked for it. */
const isCancelled: ReadonlySet<Problem['code']> = new Set([
  'plan.cancelled',
  'fit.cancelled',
  'source.cancelled',
]);

/** Whether the first problem is what went wrong, and the others are why. */
const leads = ({ problems: [first] }: UserError) => first.code === 'run.unexplained';

function problemBlock({ place, message, advice }: ProblemText, words: Words): Block {
  return {
    kind: 'text',
    spans: [
      ...(place === '' ? [] : [{ text: place, style: 'strong' as const }]),
      ...spansOf(`${message}${words.say('replies.gap')}${advice}`),
    ],
  };
}

/** The reply to a fault of ours; the id is in the log beside what happened. */
export function incidentReply(incident: string, words: Words): Reply {
  return {
    tone: 'error',
    audience: 'caller',
    language: words.language,
    title: words.say('replies.incident.title'),
    summary: words.say('replies.incident.summary', { incident }),
    blocks: [textBlock(words.say('replies.incident.advice', { incident: `\`${incident}\`` }))],
    incident,
  };
}

/** One problem in words: where it is, what is wrong, and what to do. */
interface ProblemText {
  readonly place: string;
  readonly message: string;
  readonly advice: string;
}

function problemText(problem: Problem, { words, ...request }: RefusedRequest): ProblemText {
  const values = textValues(problem, { words, ...request });
  const say = (part: 'message' | 'hint') => words.find(`problems.${problem.code}.${part}`, values) ?? '';
  const near = nearestOf(problem);
  const nearest = near === undefined ? '' : words.say('replies.refusal.nearest', { nearest: unmarked(near) });
  const choices =
    (problem.code === 'argument.missing' || problem.code === 'argument.empty') && values.choices
      ? words.say('replies.refusal.choices', { choices: values.choices })
      : '';
  const gap = words.say('replies.gap');
  return {
    place: placeOf(problem, words),
    message: say('message'),
    advice: [nearest, say('hint'), choices].filter((text) => text !== '').join(gap),
  };
}

/** Where in a table or a request it is, with a colon; nothing where it is nowhere in particular. */
function placeOf({ path, code, values = {} }: Problem, words: Words): string {
  const { row, column } = values;
  const place = code.startsWith('history.')
    ? placeInTable({ row: Number(row ?? 0) || undefined, column: column?.toString() }, words)
    : unmarked(path ?? '');
  return place === '' ? '' : `${place}${words.say('replies.colon')}`;
}

/** Whether a problem's example is a whole command line. */
const isLine = ({ code }: Problem) => code === 'argument.missing' || code === 'limit.of-scenario';

function textValues(problem: Problem, request: RefusedRequest): Record<string, string | number> {
  const values: Record<string, string | number> = { received: problem.received ?? '', ...problem.values };
  if (typeof values.example === 'string' && isLine(problem)) {
    values.example = shownLine(values.example, request.invocation.where.front, request.commands);
  }
  if (sizeQuestions.has(problem.code)) {
    Object.assign(values, sizesText(problem, request.words));
  }
  if (problem.code.startsWith('history.')) Object.assign(values, tableValues(problem, request.words));
  if (problem.code === 'change.negative') {
    const money = (amount: unknown) => request.words.money(Number(amount), String(values.currency), 6);
    Object.assign(values, { left: money(values.left), spend: money(values.spend) });
  }
  if (problem.code === 'file.not-json') {
    values.reason = request.words.find(`replies.refusal.json.${values.reason}`) ?? values.reason ?? '';
  }
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? unmarked(value) : value,
    ]),
  );
}

/** Questions about the size of an amount, which somebody can say is meant. */
const sizeQuestions: ReadonlySet<Problem['code']> = new Set(['budget.far', 'budget.eaten', 'observe.far']);

/** Amounts of a question about their size, as people read them. */
function sizesText({ values = {} }: Problem, words: Words): Record<string, string> {
  const { amount, known, currency, period, times } = values;
  const money = (size: unknown) => words.money(Number(size), String(currency));
  const factor = Number(times);
  return {
    amount: money(amount),
    known: money(known),
    each: words.find(`replies.period.${period}.each`) ?? '',
    times:
      factor >= 1
        ? words.say('replies.refusal.times', { times: words.number(factor, 2) })
        : words.say('replies.refusal.share', { share: words.percent(factor) }),
  };
}

/** A button for the same request with what says that an amount is meant as it stands. */
function confirmation(error: UserError, { invocation, commands, words }: RefusedRequest): Block[] {
  const [{ code, argument = '', values }, ...more] = error.problems;
  if (!sizeQuestions.has(code) || more.length > 0) return [];
  const raw = readRequest(invocation.request, commands);
  const typed = raw.named[argument];
  if (typed === undefined) return [];
  const line = lineOf({ ...raw, named: { ...raw.named, [argument]: `${typed}!` } });
  if (line.length > longestActionLine) return [];
  const label = words.say('replies.refusal.asTyped', { confirmed: String(values?.confirmed ?? '') });
  return [{ kind: 'actions', actions: [{ label, line }] }];
}

/** What another line would not mend. */
const withoutExample =
  /^(?:plan|budget|fit|file|adopt|talk|edit|settings|forget|history|data|source)\.|^schedule\.(?!when|cron|moved)|^scenario\.(?!unknown$)/;

/** A line that works: the typed one with the nearest name put in, else the command's first example. */
function closing(error: UserError, { invocation, commands, command, words }: RefusedRequest): Block[] {
  const codes = error.problems.map(({ code }) => code);
  if (error.problems.some(isLine) || codes.some((code) => withoutExample.test(code)) || leads(error))
    return [];
  if (command === undefined && codes[0] !== 'command.unknown') return [];
  const { front } = invocation.where;
  const corrected = correctedLine(error, invocation);
  const example = corrected ?? exampleAbout(error, command ?? commands[0]);
  if (example === undefined) return [];
  const line = unmarked(shownLine(example, front, commands));
  const key = corrected === undefined ? 'replies.refusal.example' : 'replies.refusal.corrected';
  return [textBlock(words.say(key, { line }))];
}

/** The command's first example that has what the problem is about: a limit, or the option of that name. */
function exampleAbout({ problems: [{ code, path = '' }] }: UserError, command: Command | undefined) {
  if (code.startsWith('schedule.')) return command?.examples[0];
  const sign = code.startsWith('limit.') || /[<>]/.test(path) ? '<=' : `${path.split('=')[0]}=`;
  return command?.examples.find((line) => line.includes(sign)) ?? command?.examples[0];
}

/** The name that was nearest to what was received, when it is near enough to have been meant. */
function nearestOf({ values, received = '' }: Problem): string | undefined {
  const nearest = String(values?.nearest ?? '');
  if (nearest === '') return undefined;
  return isSlip(received, nearest) || foldName(nearest).includes(foldName(received)) ? nearest : undefined;
}

function correctedLine(error: UserError, { request }: Invocation): string | undefined {
  const [problem, ...more] = error.problems;
  const nearest = nearestOf(problem);
  if (request.kind !== 'line' || more.length > 0 || nearest === undefined) return undefined;
  const { received } = problem;
  if (received === undefined || received.length < 2 || !request.line.includes(received)) return undefined;
  const quote = /\s/.test(nearest) && !problem.code.startsWith('command.') ? '"' : '';
  return request.line.replace(received, () => `${quote}${nearest}${quote}`);
}
