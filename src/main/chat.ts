import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { terminalWorkspace } from '../../adapters/terminal/person.ts';
import { isOfThisMachine } from '../../adapters/web/address.ts';
import { createRoom } from '../../adapters/web/room.ts';
import { createWebFront, type WebFront } from '../../adapters/web/web-front.ts';
import { createWebMessenger } from '../../adapters/web/web-messenger.ts';
import type { Log, Messenger } from '../bot/ports.ts';
import type { Reply } from '../bot/reply.ts';
import type { Config } from '../config.ts';
import { packageFolder } from './package-facts.ts';
import type { Parts } from './parts.ts';
import { systemClock } from './system-clock.ts';

/** The chat page: who brings reports into it, and, once there are parts to work with, its front. */
export interface Chat {
  readonly messenger: Messenger;
  /** Shows a reply that nobody asked for. */
  show(reply: Reply): void;
  front(config: Config, parts: Pick<Parts, 'bot' | 'renderer'>, log: Log): WebFront;
}

export function createChat(): Chat {
  const room = createRoom();
  const { now } = systemClock;
  return {
    messenger: createWebMessenger(room, now),
    show: (reply) => room.putReply({ id: randomUUID(), at: now().toISOString() }, reply),
    front: ({ web: { host, names, port, password } }, { bot, renderer }, log) =>
      createWebFront({
        ...(isOfThisMachine({ host, names, password }) && { workspace: terminalWorkspace }),
        bot,
        renderer,
        room,
        log,
        now,
        address: { host, names },
        port,
        password,
        pageFolder: join(packageFolder(), 'adapters', 'web', 'page'),
      }),
  };
}
