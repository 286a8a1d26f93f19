import type { ArgumentKind } from '../../../bot/command.ts';
import { echo, UserError } from '../../../scenario/problem.ts';

/** Which channel each campaign belongs to: `Brand=Google Ads; Spring=Meta`. Throws `UserError` (`argument.choice`). */
export const campaigns: ArgumentKind<Readonly<Record<string, string>>> = {
  name: 'campaigns',
  joinsWords: true,
  isLines: true,
  read(text) {
    const pairs = text
      .split(/[;；\n]/)
      .filter((part) => part.trim() !== '')
      .map((part) => {
        const at = part.lastIndexOf('=');
        const [campaign, channel] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
        if (at > 0 && campaign !== '' && channel !== '') return [campaign, channel] as const;
        const values = { choices: 'Brand=Google Ads; Spring=Meta', nearest: '' };
        throw new UserError({ code: 'argument.choice', received: echo(part), values });
      });
    return Object.fromEntries(pairs);
  },
};
