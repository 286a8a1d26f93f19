import type { ArgumentKind } from '../../../bot/command.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { displayName } from '../../../scenario/text.ts';

/** What something new is to be called: 1 to 80 characters. Throws `UserError` (`scenario.text`, `scenario.plain-text`). */
export const newName: ArgumentKind<string> = {
  name: 'name',
  joinsWords: true,
  read(text) {
    const read = displayName.safeParse(text);
    if (read.success) return read.data;
    const characters = Array.from(text.trim());
    const isLength = characters.length > 80 || characters.length === 0;
    throw new UserError({
      code: isLength ? 'scenario.text' : 'scenario.plain-text',
      received: echo(text),
      values: {
        min: 1,
        max: 80,
        example:
          characters
            .slice(0, 20)
            .join('')
            .replace(/__\w*FUNCTION__/gi, '') || 'Web shop',
      },
    });
  },
};
