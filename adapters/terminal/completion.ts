import type { Bot } from '../../src/bot/bot.ts';
import type { Language } from '../../src/bot/chart.ts';
import type { Command } from '../../src/bot/command.ts';
import { terminalInvocation } from './person.ts';

/** Words of the prompt itself, beside the bot's commands. */
export const leavingWords = ['exit', 'quit'] as const;

const limitWord = /[<>≤≥]/;

/** Completions of a line's end, best first, and the part of the line that they replace: readline's own form. */
export async function completeLine(
  bot: Bot,
  language: Language | undefined,
  line: string,
): Promise<[string[], string]> {
  const start = line.trimStart();
  const command = longestCommand(bot.commands, start);
  if (command === undefined) {
    const names = [...bot.commands.map(({ name }) => name), ...leavingWords];
    return [names.filter((name) => name.startsWith(start)).map((name) => `${name} `), start];
  }
  const words = start.slice(command.name.length).trimStart().split(/\s+/);
  const typed = words.pop() ?? '';
  const { others, nextPositional } = assign(command, words);
  const ask = async (argument: string, text: string) => {
    const question = { command: command.name, argument, typed: text, others };
    return (await bot.complete(terminalInvocation(line, language), question)).map(({ value }) =>
      quoted(value),
    );
  };

  const [, key, value] = /^([\w-]+)=(.*)$/.exec(typed) ?? [];
  if (key !== undefined && value !== undefined && command.args[key] !== undefined) {
    return [(await ask(key, value)).map((choice) => `${key}=${choice} `), typed];
  }
  const limits = Object.keys(command.args).find((name) => command.args[name]?.collects === 'limits');
  const keys = Object.keys(command.args).filter(
    (name) => name !== limits && name !== nextPositional && !(name in others),
  );
  return [
    [
      ...(nextPositional === undefined
        ? []
        : (await ask(nextPositional, typed)).map((choice) => `${choice} `)),
      ...keys.map((name) => `${name}=`).filter((text) => text.startsWith(typed)),
      ...(limits === undefined || nextPositional !== undefined ? [] : await ask(limits, typed)),
    ],
    typed,
  ];
}

function longestCommand(commands: readonly Command[], line: string): Command | undefined {
  return commands
    .filter(({ name }) => line.startsWith(`${name} `))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

/** Which arguments the finished words fill, and the positional one that comes next. */
function assign(command: Command, words: readonly string[]) {
  const positional = Object.entries(command.args)
    .filter(([, { position }]) => position !== undefined)
    .sort(([, a], [, b]) => (a.position ?? 0) - (b.position ?? 0))
    .map(([name]) => name);
  const others: Record<string, string> = {};
  for (const word of words) {
    const [, key, value] = /^([\w-]+)=(.*)$/.exec(word) ?? [];
    if (limitWord.test(word)) continue;
    if (key !== undefined && value !== undefined && command.args[key] !== undefined) {
      others[key] = value;
      continue;
    }
    const name = positional.find((candidate) => !(candidate in others));
    if (name !== undefined) others[name] = word;
  }
  return { others, nextPositional: positional.find((name) => !(name in others)) };
}

function quoted(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}
