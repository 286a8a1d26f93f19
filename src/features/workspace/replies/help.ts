import type { Command } from '../../../bot/command.ts';
import type { Place } from '../../../bot/invocation.ts';
import type { Words } from '../../../bot/language/words.ts';
import { namesOfCommand } from '../../../bot/reading/names.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import type { Block, Reply } from '../../../bot/reply.ts';

interface HelpPlace {
  readonly words: Words;
  readonly front: Place['front'];
  readonly commands: readonly Command[];
}

/** Every command with what it does and one line that works. */
export function helpReply(place: HelpPlace): Reply {
  const { words, commands } = place;
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('replies.help.title'),
    summary: words.say('replies.help.summary', {
      names: commands.map((command) => nameOf(command, words)).join(words.say('replies.comma')),
    }),
    blocks: [
      ...commands.map(
        (command): Block => ({
          kind: 'text',
          spans: [
            { text: nameOf(command, words), style: 'strong' },
            `${words.say('replies.colon')}${summaryOf(command, words)} `,
            { text: exampleOf(command, place), style: 'code' },
          ],
        }),
      ),
      {
        kind: 'text',
        spans: [
          words.say('replies.help.more'),
          { text: shownLine('help optimize', place.front, commands), style: 'code' },
        ],
      },
    ],
    record: { commands: commands.map(({ name, examples }) => ({ name, examples })) },
  };
}

/** One command: what it does, what else it is called, its arguments, and lines that work. */
export function commandHelpReply(command: Command, place: HelpPlace): Reply {
  const { words, front, commands } = place;
  const args = Object.entries(command.args);
  const examples = command.examples.filter((line) => isForReader(line, place));
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: nameOf(command, words),
    summary: summaryOf(command, words),
    blocks: [
      ...(args.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              table: {
                caption: words.say('replies.help.options'),
                columns: (['option', 'meaning', 'needed', 'example'] as const).map((title) => ({
                  title: words.say(`replies.help.${title}`),
                  align: 'left' as const,
                })),
                rows: args.map(([name, argument]) => [
                  optionName(command, name, words),
                  words.find(`commands.${command.name}.args.${name}.label`) ?? name,
                  words.say(argument.required ? 'replies.help.yes' : 'replies.help.no'),
                  optionExample(command, name),
                ]),
              },
            },
          ]),
      ...examples.map(
        (line): Block => ({
          kind: 'text',
          spans: [{ text: shownLine(line, front, commands), style: 'code' }],
        }),
      ),
      {
        kind: 'text',
        spans: [
          words.say('replies.help.alsoCalled', {
            names: namesOfCommand(command).slice(1).join(words.say('replies.comma')),
          }),
        ],
      },
    ],
    record: {
      name: command.name,
      arguments: args.map(([name, { required, example }]) => ({ name, required, example })),
    },
  };
}

const nameOf = (command: Command, words: Words) =>
  words.find(`commands.${command.name}.name`) ?? command.name;

const summaryOf = (command: Command, words: Words) =>
  words.find(`commands.${command.name}.summary`) ?? command.name;

/** The name that can be typed, and the declared one where that differs. */
function optionName(command: Command, name: string, words: Words): string {
  const shown = words.find(`commands.${command.name}.args.${name}.name`) ?? name;
  return shown === name ? name : `${shown} (${name})`;
}

function optionExample(command: Command, name: string): string {
  const argument = command.args[name];
  const example = argument?.example ?? '';
  return argument?.position !== undefined || argument?.collects !== undefined
    ? example
    : `${name}=${example}`;
}

/** Chinese examples are for those who read Chinese; theirs come first where there are any. */
const isChinese = (line: string) => /\p{Script=Han}/u.test(line);
const isForReader = (line: string, { words, front }: HelpPlace) =>
  !isChinese(line) || (words.language === 'zh' && front !== 'discord');

function exampleOf(command: Command, { words, front, commands }: HelpPlace): string {
  const chinese =
    words.language === 'zh' && front !== 'discord' ? command.examples.find(isChinese) : undefined;
  return shownLine(chinese ?? command.examples[0], front, commands);
}
