import { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../src/bot/ports.ts';
import type { Clock } from '../../src/bot/time/clock.ts';
import { boltLog } from './bolt-log.ts';

/** The Socket Mode connection: Bolt's receiver, kept connected. */
export interface SocketConnection {
  readonly receiver: SocketModeReceiver;
  /** Keeps the connection up from now on; call it once the receiver has started. */
  keepUp(): void;
  isConnected(): boolean;
  stop(): Promise<void>;
}

const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** Slack should answer a close at once; the library itself would wait half a minute. */
const longestGoodbyeMs = 2_000;

/**
 * Makes the connection. The library's own reconnecting is off: it leaves the bot deaf for five seconds whenever
 * Slack renews a connection, and an error in it ends the process as an unhandled rejection.
 */
export function createSocketConnection(options: {
  readonly appToken: string;
  readonly apiUrl: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): SocketConnection {
  const { appToken, apiUrl, clock, log } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLog(log),
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: { ...(apiUrl && { slackApiUrl: apiUrl }), retryConfig: { retries: 2 }, timeout: 15_000 },
    },
    // What could not be acknowledged stays so: Slack sends it again on the next connection.
    processEventErrorHandler: async ({ error }) => {
      log.error({ err: error }, 'an event from Slack could not be handled');
      return false;
    },
  });
  const stopped = new AbortController();
  let connected = false;
  let reconnecting = false;

  async function reconnect(): Promise<void> {
    if (reconnecting) return;
    reconnecting = true;
    for (let attempt = 0; !stopped.signal.aborted; attempt += 1) {
      if (attempt > 0) {
        await clock.wait(Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1)), stopped.signal);
        if (stopped.signal.aborted) break;
      }
      try {
        await receiver.client.start();
        connected = true;
        log.info({}, 'connected to Slack again');
        break;
      } catch (error) {
        log.warn({ err: error, attempt }, 'Slack cannot be reached over Socket Mode; trying again');
      }
    }
    reconnecting = false;
  }

  return {
    receiver,
    keepUp() {
      connected = true;
      receiver.client.on('disconnected', () => {
        connected = false;
        if (!stopped.signal.aborted) void reconnect();
      });
    },
    isConnected: () => connected,
    async stop() {
      stopped.abort();
      connected = false;
      const closed = new AbortController();
      const goodbye = receiver.client.disconnect().finally(() => closed.abort());
      await Promise.race([goodbye, clock.wait(longestGoodbyeMs, closed.signal)]);
    },
  };
}
