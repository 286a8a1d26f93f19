import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Received } from './request-check.ts';

/** A request and what became of its answer. */
export interface Exchange {
  /** When it was there, in milliseconds of the epoch. */
  readonly at: number;
  readonly received: Received;
  /** Without one: it was not carried out, or cut off before an answer. */
  status?: number;
  /** The message that it made, or that stood already under its nonce. */
  message?: string;
  /** It made no message, as one with its nonce stood already. */
  isRepeated?: true;
  /**
   * `lost`: cut off before or while it was written, or the connection was reset with it unread (what the kernel does
   * for a process that was killed). An answer that was read and not acted upon counts as delivered.
   */
  answer: 'pending' | 'delivered' | 'lost';
  /** When it had left, in milliseconds of the epoch. */
  answeredAt?: number;
}

/** Follows what becomes of answers, by their sockets. */
export function answerWatch(now: () => number) {
  /** The last exchange of each connection: those before were read, or the client would not have asked again. */
  const last = new WeakMap<Socket, Exchange>();
  return (exchange: Exchange, { socket }: IncomingMessage, response: ServerResponse): void => {
    if (!last.has(socket)) {
      socket.on('error', () => {
        const unread = last.get(socket);
        if (unread !== undefined) unread.answer = 'lost';
      });
    }
    last.set(socket, exchange);
    response.on('finish', () => {
      exchange.answer = 'delivered';
      exchange.answeredAt = now();
    });
    response.on('close', () => {
      if (!response.writableFinished) exchange.answer = 'lost';
    });
  };
}
