import type { ArgumentKind, Command } from '../../../bot/command.ts';
import { wordsFor } from '../../../bot/language/words.ts';
import { commandNamed, namesOfCommand } from '../../../bot/reading/names.ts';
import { nearestName } from '../../../scenario/nearest.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { foldName } from '../../../scenario/text.ts';

/** A command by its name in any language. */
export const commandName: ArgumentKind<Command> = {
  name: 'command',
  joinsWords: true,
  read(text, { commands }) {
    const found = commandNamed(commands, text.replace(/^\/?channels\s+/i, ''));
    if (found !== undefined) return found;
    throw new UserError({
      code: 'command.unknown',
      received: echo(text),
      values: {
        nearest: nearestName(text, commands.flatMap(namesOfCommand)) ?? '',
        choices: commands.map(({ name }) => name).join(', '),
      },
    });
  },
  async complete(typed, { commands }) {
    const wanted = foldName(typed);
    const label = (command: Command, language: 'en' | 'zh') =>
      wordsFor(language).find(`commands.${command.name}.name`) ?? command.name;
    return commands
      .filter((command) => namesOfCommand(command).some((name) => foldName(name).includes(wanted)))
      .slice(0, 25)
      .map((command) => ({
        value: command.name,
        label: { en: label(command, 'en'), zh: label(command, 'zh') },
      }));
  },
};
