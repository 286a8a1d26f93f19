import { type Client, Events, InteractionType } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../../src/bot/ports.ts';

const person = z.looseObject({ id: z.string() });

/** What the client reads of every interaction without looking whether it is there. */
const interaction = z
  .looseObject({
    id: z.string(),
    token: z.string(),
    entitlements: z.array(z.unknown()),
    data: z.looseObject({}),
  })
  .and(
    z.union([z.looseObject({ user: person }), z.looseObject({ member: z.looseObject({ user: person }) })]),
  );

/** A part of a form that was sent, with one field in it, or several as in former times. */
const formPart = z.looseObject({
  component: z.optional(z.looseObject({})),
  components: z.optional(z.array(z.looseObject({}))),
});
const sentForm = z.looseObject({ data: z.looseObject({ components: z.array(formPart) }) });

const dispatched = z.looseObject({ t: z.string() });

/**
 * Passes over interactions that lack what the client reads: it would fail in the middle of an event, where nobody
 * can catch it, and end the process. The client looks at a packet after its raw listeners; one without a known
 * name does nothing there.
 */
export function passOverBrokenInteractions(client: Client, log: Log): void {
  client.on(Events.Raw, (packet: unknown) => {
    const event = dispatched.safeParse(packet);
    if (!event.success || event.data.t !== 'INTERACTION_CREATE') return;
    const checked = interaction.safeParse(event.data.d);
    const isForm = checked.success && checked.data.type === InteractionType.ModalSubmit;
    if (checked.success && (!isForm || sentForm.safeParse(event.data.d).success)) return;
    log.warn(
      { issues: checked.error?.issues.length ?? 1 },
      'an interaction without a person or a part; ignored',
    );
    Reflect.set(Object(packet), 't', 'BROKEN_INTERACTION');
  });
}
