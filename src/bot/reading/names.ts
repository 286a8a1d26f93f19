import { foldName } from '../../scenario/text.ts';
import type { Command } from '../command.ts';
import { wordsFor } from '../language/words.ts';

const languages = [wordsFor('en'), wordsFor('zh')];

const spread = (text: string | undefined) => (text === undefined || text === '' ? [] : text.split(/,\s*/));

/** Everything that people may call a command, in every language; its declared name first. */
export function namesOfCommand(command: Command): string[] {
  const catalogued = languages.flatMap((words) => [
    ...spread(words.find(`commands.${command.name}.name`)),
    ...spread(words.find(`commands.${command.name}.aliases`)),
  ]);
  return [...new Set([command.name, ...catalogued])];
}

/** Everything that people may call an argument of a command, in every language; its declared name first. */
export function namesOfArgument(command: Command, argument: string): string[] {
  const path = `commands.${command.name}.args.${argument}`;
  const catalogued = languages.flatMap((words) => [
    ...spread(words.find(`${path}.name`)),
    ...spread(words.find(`${path}.aliases`)),
  ]);
  return [...new Set([argument, ...catalogued])];
}

/** The command that one or two words name, in any language; undefined when none does. */
export function commandNamed(commands: readonly Command[], name: string): Command | undefined {
  const wanted = foldName(name);
  return commands.find((command) => namesOfCommand(command).some((known) => foldName(known) === wanted));
}

/** The declared name of the argument that is called so, in any language; undefined when none is. */
export function argumentNamed(command: Command, name: string): string | undefined {
  const wanted = foldName(name.replace(/^--?/, ''));
  return Object.keys(command.args).find((argument) =>
    namesOfArgument(command, argument).some((known) => foldName(known) === wanted),
  );
}
