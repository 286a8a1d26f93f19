import { z } from 'zod';
import { bot } from './world.ts';

const embed = z.looseObject({ image: z.optional(z.object({ url: z.string() })) });
const created = z.looseObject({
  content: z.string(),
  embeds: z.array(embed),
  components: z.array(z.unknown()),
  attachments: z.array(z.looseObject({ filename: z.string() })),
  nonce: z.optional(z.string()),
  enforce_nonce: z.optional(z.boolean()),
});

interface Stored {
  readonly id: string;
  readonly channel: string;
  readonly author: object;
  /** The token of the interaction that it answers; a reply to such a message tells the bot nothing. */
  readonly answers?: string;
  body: z.infer<typeof created>;
}

/** Discord's "few minutes" during which a repeated nonce makes no second message. */
const nonceMs = 5 * 60_000;

/**
 * The messages of all channels as Discord keeps them: a repeated nonce answers with the message that it made, and a
 * fetched message does not tell its nonce.
 */
export function messagesDouble(now: () => number, nextId: () => string) {
  const stored: Stored[] = [];
  const nonces = new Map<string, { readonly id: string; readonly at: number }>();

  const shown = ({ id, channel, author, body }: Stored) => {
    const { nonce: _, enforce_nonce: __, message_reference: ___, allowed_mentions: ____, ...rest } = body;
    const address = (filename: string) =>
      `https://cdn.discordapp.com/attachments/${channel}/${id}/${filename}`;
    return {
      ...rest,
      id,
      type: 0,
      channel_id: channel,
      author,
      timestamp: new Date(Number((BigInt(id) >> 22n) + 1_420_070_400_000n)).toISOString(),
      edited_timestamp: null,
      mentions: [],
      attachments: body.attachments.map((each, index) => ({
        ...each,
        id: String(BigInt(id) + BigInt(index)),
        url: address(each.filename),
      })),
      embeds: body.embeds.map(({ image, ...each }) => ({
        ...each,
        type: 'rich',
        ...(image === undefined
          ? {}
          : { image: { url: address(image.url.replace(/^attachment:\/\//, '')) } }),
      })),
    };
  };

  return {
    stored,
    /** `undefined`: a message with this nonce stood here, and somebody removed it. */
    create(channel: string, sent: unknown): { message: object; id: string; isRepeated: boolean } | undefined {
      const body = created.parse(sent);
      const known = body.enforce_nonce === true ? nonces.get(body.nonce ?? '') : undefined;
      if (known !== undefined && now() - known.at < nonceMs) {
        const found = stored.find(({ id }) => id === known.id);
        return found && { message: shown(found), id: found.id, isRepeated: true };
      }
      const one: Stored = { id: nextId(), channel, author: bot, body };
      stored.push(one);
      if (body.nonce !== undefined) nonces.set(body.nonce, { id: one.id, at: now() });
      // The answer to its maker tells the nonce.
      return { message: { ...shown(one), nonce: body.nonce }, id: one.id, isRepeated: false };
    },
    /** Something that a person wrote. Without the privileged intent its text does not show. */
    write(channel: string, author: object): string {
      const id = nextId();
      const body = { content: '', embeds: [], components: [], attachments: [] };
      stored.push({ id, channel, author, body });
      return id;
    },
    /** The answer to an interaction, which others see: made at first, then changed. */
    answer(channel: string, token: string, sent: unknown): object {
      const body = created.parse(sent);
      const found = stored.find(({ answers }) => answers === token);
      const one: Stored = found ?? { id: nextId(), channel, author: bot, answers: token, body };
      if (found === undefined) stored.push(one);
      one.body = body;
      return shown(one);
    },
    /** A message as Discord tells it, and whether a reply to it tells its author. */
    told(id: string): { readonly message: object; readonly isAnswer: boolean } | undefined {
      const found = stored.find((each) => each.id === id);
      return found && { message: shown(found), isAnswer: found.answers !== undefined };
    },
    edit(id: string, sent: unknown): object | undefined {
      const found = stored.find((each) => each.id === id);
      if (found === undefined) return undefined;
      found.body = created.parse(sent);
      return shown(found);
    },
    remove(id: string): void {
      const at = stored.findIndex((each) => each.id === id);
      if (at >= 0) stored.splice(at, 1);
    },
    /** A page, the newest first; after an id it is the oldest of those that follow. */
    page(channel: string, query: URLSearchParams): object[] {
      const limit = Number(query.get('limit') ?? 50);
      const after = BigInt(query.get('after') ?? 0);
      const before = BigInt(query.get('before') ?? 2n ** 63n);
      const found = stored
        .filter((each) => each.channel === channel && BigInt(each.id) > after && BigInt(each.id) < before)
        .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
      const page = query.has('after') ? found.slice(0, limit) : found.slice(-limit);
      return page.reverse().map(shown);
    },
  };
}
