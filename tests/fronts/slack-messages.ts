/** What people see of the messages that the double of Slack was sent. */
import { z } from 'zod';
import type { Call } from '../adapters/slack/slack-double.ts';
import { plain } from './front.ts';

/** Whether a call put a message before somebody. */
export const isMessage = ({ method }: Call) =>
  ['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'response_url'].includes(method);

/** All texts in a message's blocks, in order. */
export function readable({ args }: Call): string {
  const texts: string[] = [];
  const gather = (part: unknown): void => {
    if (Array.isArray(part)) for (const each of part) gather(each);
    else if (typeof part === 'object' && part !== null) {
      for (const [key, value] of Object.entries(part)) {
        if (key === 'text' && typeof value === 'string') texts.push(value);
        else if (key !== 'value') gather(value);
      }
    }
  };
  gather(args.blocks);
  return plain(
    (args.blocks === undefined ? String(args.text) : texts.join('\n')).replace(
      /&(amp|lt|gt);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '',
    ),
  );
}

const button = z.object({
  type: z.literal('button'),
  action_id: z.string(),
  value: z.string(),
  text: z.object({ text: z.string() }),
});
const actions = z.object({ type: z.literal('actions'), elements: z.array(z.unknown()) });

/** The buttons of a message: what they say, and what pressing one sends. */
export function buttonsOf({ args }: Call, id: string, root: string) {
  const blocks = Array.isArray(args.blocks) ? args.blocks : [];
  return blocks
    .flatMap((block) => actions.safeParse(block).data?.elements ?? [])
    .flatMap((element) => button.safeParse(element).data ?? [])
    .map(({ action_id, value, text }) => ({
      label: text.text,
      raw: { action_id, value, ...(root !== id && { thread: root }) },
    }));
}
