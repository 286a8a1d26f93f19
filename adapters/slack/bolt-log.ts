import { LogLevel } from '@slack/bolt';
import type { Log } from '../../src/bot/ports.ts';

/**
 * Bolt's own log lines in ours. Its debug lines are dropped: they repeat whole payloads, and building them costs
 * more than they tell.
 */
export function boltLog(log: Log) {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: readonly unknown[]) => {
      const err = parts.find((part) => part instanceof Error);
      const message = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
      log[level](err ? { err } : {}, message);
    };
  return {
    debug: () => {},
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
