import type { ArgumentKind } from '../../../bot/command.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { type AskedRole, askedRoles } from '../column-fields.ts';

/** What columns are, by their places from 0: `3=spend; 5=control`. Throws `UserError` (`argument.choice`). */
export const columnRoles: ArgumentKind<ReadonlyMap<number, AskedRole>> = {
  name: 'column roles',
  joinsWords: true,
  isLines: true,
  read(text) {
    const roles = new Map<number, AskedRole>();
    for (const part of text.split(/[;；\n]/)) {
      if (part.trim() === '') continue;
      const [, at, said = ''] = /^\s*(\d{1,3})\s*[=＝](.*)$/s.exec(part) ?? [];
      const role = askedRoles.find((one) => one === said.trim());
      if (at === undefined || role === undefined) {
        const values = { choices: askedRoles.join(', '), nearest: '' };
        throw new UserError({
          code: 'argument.choice',
          received: echo(at === undefined ? part : said),
          ...(at !== undefined && { argument: `columns.${at}` }),
          values,
        });
      }
      roles.set(Number(at), role);
    }
    return roles;
  },
};
