import type { ArgumentKind } from '../../../bot/command.ts';
import { echo, UserError } from '../../../scenario/problem.ts';

/** A channel of the platform, `#growth` or `#C123`: its name or id without `#`. Whether there is one, the command asks. */
export const reportChannel: ArgumentKind<string> = {
  name: 'channel',
  namesChannels: true,
  read(text) {
    const name = text.trim().replace(/^#/, '');
    if (name !== '' && name.length <= 100 && !/[\s#<>@,]/.test(name)) return name;
    throw new UserError({ code: 'schedule.channel-unreadable', received: echo(text.trim()) });
  },
};
