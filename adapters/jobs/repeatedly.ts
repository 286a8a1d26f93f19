import type { Log } from '../../src/bot/ports.ts';

/**
 * Does something again and again, never twice at once. What fails is logged, the first time as a warning, and tried
 * again at its time.
 */
export function repeatedly(
  everyMs: number,
  work: () => Promise<void>,
  log: Log,
  complaint: string,
): { stop(): Promise<void> } {
  let underWay: Promise<void> | undefined;
  let fails = false;
  async function once(): Promise<void> {
    try {
      await work();
      fails = false;
    } catch (err) {
      log[fails ? 'debug' : 'warn']({ err }, complaint);
      fails = true;
    }
  }
  const timer = setInterval(() => {
    underWay ??= once().finally(() => {
      underWay = undefined;
    });
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}
