import { echo, type Problem, UserError } from '../../scenario/problem.ts';
import type { Argument, Command, ReadingPlace, RequestPlace } from '../command.ts';
import { wordsFor } from '../language/words.ts';
import type { RawRequest } from './read-request.ts';

/** The values of a request's arguments, and the place they were read in. */
export interface ReadRequest {
  readonly values: Readonly<Record<string, unknown>>;
  readonly place: ReadingPlace;
}

/**
 * Reads every argument of a request. All that is wrong is told at once. Throws `UserError`.
 *
 * The scenario goes first: the others (currency, channels) are read in its light. `onPlace` hears of the place also
 * where something else is wrong.
 */
export async function readArguments(
  raw: RawRequest,
  at: RequestPlace,
  onPlace?: (place: ReadingPlace) => void,
): Promise<ReadRequest> {
  const problems: Problem[] = [];
  const texts = placeWords(raw, problems);
  let place: ReadingPlace = { ...at, command: raw.command, others: texts.named };
  const values: Record<string, unknown> = {};
  for (const [name, argument] of scenarioFirst(raw)) {
    try {
      const value = await readOne(name, argument, texts, place);
      values[name] = value;
      const scenario = value === undefined ? undefined : argument.kind.scenarioOf?.(value);
      if (scenario !== undefined) place = { ...place, scenario };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(
        ...error.problems.map((problem) => ({ argument: name, ...withPath(name, argument, problem) })),
      );
    }
  }
  onPlace?.(place);
  const [first, ...more] = problems;
  if (first !== undefined) throw new UserError(first, ...more);
  return { values, place };
}

interface PlacedTexts {
  readonly named: Readonly<Record<string, string>>;
  /** What may still belong to the last position: its text with the words that are left over. */
  readonly joined?: { readonly name: string; readonly text: string; readonly surplus: readonly string[] };
}

function placeWords(raw: RawRequest, problems: Problem[]): PlacedTexts {
  const { command, named } = raw;
  const positions = positionsOf(command);
  const words = partedWords(raw.words, positions);
  const texts: Record<string, string> = { ...named };
  for (const [index, [name]] of positions.entries()) {
    const word = words[index];
    if (word === undefined) break;
    if (Object.hasOwn(named, name)) {
      problems.push({ code: 'argument.repeated', path: name, received: echo(word) });
    } else texts[name] = word;
  }
  const surplus = words.slice(positions.length);
  const last = positions.at(-1);
  if (surplus.length === 0) return { named: texts };
  if (last?.[1].kind.joinsWords) {
    const text = words.slice(positions.length - 1).join(' ');
    return { named: texts, joined: { name: last[0], text, surplus } };
  }
  problems.push(surplusProblem(surplus));
  return { named: texts };
}

type Position = readonly [name: string, argument: Argument<unknown>];

const positionsOf = ({ args }: Command): readonly Position[] =>
  Object.entries(args)
    .filter(([, argument]) => argument.position !== undefined)
    .sort(([, a], [, b]) => (a.position ?? 0) - (b.position ?? 0));

/** The words of a request by the argument that they belong to; those left over go with the last. */
export function positionedWords({ command, words }: RawRequest): readonly [name: string, text: string][] {
  const positions = positionsOf(command);
  const parted = partedWords(words, positions);
  return positions.flatMap(([name], index): [string, string][] => {
    const own = index === positions.length - 1 ? parted.slice(index) : parted.slice(index, index + 1);
    return own.length === 0 ? [] : [[name, own.join(' ')]];
  });
}

/**
 * Where the last position knows the words that begin it, all from there on are one, and all before it belong to the
 * position before.
 */
function partedWords(words: readonly string[], positions: readonly Position[]): readonly string[] {
  const last = positions.length - 1;
  const kind = positions[last]?.[1].kind;
  if (kind?.begins === undefined || last < 1 || words.length <= last) return words;
  const found = words.findIndex((word, index) => index >= last && kind.begins?.(word));
  // One that may be left out is left out when no word begins it.
  if (found === -1 && positions[last]?.[1].required === false) {
    return [...words.slice(0, last - 1), words.slice(last - 1).join(' ')];
  }
  const from = found === -1 ? last : found;
  return [...words.slice(0, last - 1), words.slice(last - 1, from).join(' '), words.slice(from).join(' ')];
}

const surplusProblem = (words: readonly string[]): Problem => ({
  code: 'argument.surplus',
  received: echo(words.join(' ')),
});

async function readOne(
  name: string,
  argument: Argument<unknown>,
  { named, joined }: PlacedTexts,
  place: ReadingPlace,
): Promise<unknown> {
  const text = named[name];
  if (text === undefined) {
    if (argument.required) throw new UserError(await missing(name, argument, place));
    return undefined;
  }
  if (text.trim() === '' && argument.collects === undefined) {
    throw new UserError({
      code: 'argument.empty',
      path: name,
      values: { example: `${name}=${argument.example}`, ...(await choicesOf(argument, place)) },
    });
  }
  if (joined?.name !== name) return argument.kind.read(text, place);
  try {
    return await argument.kind.read(joined.text, place);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // The words together name nothing: then the first alone is meant, and the others are left over.
    await argument.kind.read(text, place);
    throw new UserError(surplusProblem(joined.surplus));
  }
}

async function missing(name: string, argument: Argument<unknown>, place: ReadingPlace): Promise<Problem> {
  const { command, language } = place;
  const told = await argument.kind.missing?.(place);
  if (told !== undefined) return told;
  return {
    code: 'argument.missing',
    values: {
      argument: wordsFor(language).find(`commands.${command.name}.args.${name}.name`) ?? name,
      example: command.examples[0],
      ...(await choicesOf(argument, place)),
    },
  };
}

/** What it may be, where that can be listed. */
async function choicesOf({ kind }: Argument<unknown>, place: ReadingPlace): Promise<{ choices?: string }> {
  const choices = (await kind.complete?.('', place)) ?? [];
  return choices.length > 0 ? { choices: choices.map(({ value }) => value).join(', ') } : {};
}

function scenarioFirst({ command }: RawRequest): [string, Argument<unknown>][] {
  const isScenario = ([, { kind }]: [string, Argument<unknown>]) => kind.scenarioOf !== undefined;
  const all = Object.entries(command.args);
  return [...all.filter(isScenario), ...all.filter((entry) => !isScenario(entry))];
}

/** Names the argument, where the problem does not say more precisely where it is. */
function withPath(name: string, argument: Argument<unknown>, problem: Problem): Problem {
  const namesItself = argument.position !== undefined || argument.collects !== undefined;
  return problem.path === undefined && !namesItself ? { ...problem, path: name } : problem;
}
