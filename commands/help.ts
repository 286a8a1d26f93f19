import { defineCommand } from '../src/bot/command.ts';
import { commandName } from '../src/features/workspace/arguments/command-name.ts';
import { commandHelpReply, helpReply } from '../src/features/workspace/replies/help.ts';

export const help = defineCommand({
  name: 'help',
  examples: ['help', 'help optimize'],
  audience: 'caller',
  args: { command: { kind: commandName, required: false, position: 0, example: 'optimize' } },
  async run({ command }, { words, invocation, commands }) {
    const place = { words, front: invocation.where.front, commands };
    return command === undefined ? helpReply(place) : commandHelpReply(command, place);
  },
});
