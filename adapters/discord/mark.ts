import { createHash } from 'node:crypto';
import { ComponentType } from 'discord.js';

/**
 * How a posted message is known again. Discord gives no room for our own data, a fetched message does not tell its
 * nonce, and embeds vanish where the bot may not embed links or somebody suppresses them. What stays with a message
 * as long as it stands is the ids of its buttons and its content; of our own messages we may read both without the
 * privileged message-content intent. So the first button with room carries the mark in its id, unseen; a message
 * without buttons ends with it in small print.
 */

/** What the custom_id of a button with a command line begins with; then perhaps a mark, a colon and the line. */
const linePrefix = 'run';
const codeLength = 12;
const buttonId = new RegExp(`^${linePrefix}(?:\\.([0-9a-f]{${codeLength}}))?:([\\s\\S]+)$`);

/** A mark as messages carry it: 48 bits, enough for the messages of one channel. */
export function markCode(mark: string): string {
  return createHash('sha256').update(mark).digest('hex').slice(0, codeLength);
}

/** The custom_id of a button that runs a line; `code`: and that carries a mark. */
export function lineButtonId(line: string, code?: string): string {
  return `${linePrefix}${code === undefined ? '' : `.${code}`}:${line}`;
}

/** The line that a button runs; undefined when it is no button of that kind. */
export function lineOfButton(customId: string): string | undefined {
  return buttonId.exec(customId)?.[2];
}

/** A fetched message, as far as finding a mark in it goes. */
export interface Marked {
  readonly content: string;
  readonly components?: readonly object[] | undefined;
}

/** Whether a message carries this mark, in a button or in its content. */
export function carriesMark(message: Marked, code: string): boolean {
  return message.content.includes(code) || buttonsOf(message).some((id) => buttonId.exec(id)?.[1] === code);
}

function buttonsOf({ components = [] }: Marked): string[] {
  return components.flatMap((row) => {
    const inside: unknown = Reflect.get(row, 'components');
    return (Array.isArray(inside) ? inside : []).flatMap((one: unknown) => {
      if (typeof one !== 'object' || one === null) return [];
      const id: unknown = Reflect.get(one, 'custom_id');
      return Reflect.get(one, 'type') === ComponentType.Button && typeof id === 'string' ? [id] : [];
    });
  });
}
