import type { Output } from '../../adapters/terminal/look.ts';
import type { Language } from '../bot/chart.ts';
import type { Words } from '../bot/language/words.ts';
import type { Log } from '../bot/ports.ts';
import type { ConfigReading } from '../config.ts';
import type { StopSignals } from './stop-signals.ts';

/** What every request to the program starts with, whatever it is for. */
export interface Start {
  /** The environment, with everything that is wrong with it. */
  readonly reading: ConfigReading;
  /** In the language that was asked for, else in the machine's. */
  readonly words: Words;
  /** The language that was asked for, else the machine's; undefined where that is neither of ours. */
  readonly language: Language | undefined;
  /** What is asked for goes here. */
  readonly out: Output;
  /** A line about what is wrong, beside what is asked for. */
  complain(text: string): void;
  readonly stop: StopSignals;
}

/** The log, and the last resort: what nobody caught is written there before the process ends. */
export async function openLog(
  { reading: { config, secrets } }: Start,
  usualLevel: 'info' | 'warn' | 'error',
): Promise<Log> {
  const { createLog } = await import('../../adapters/log/log.ts');
  const isTerminal = process.stderr.isTTY;
  const log = createLog({
    level: config.log.level ?? usualLevel,
    format: config.log.format ?? (isTerminal ? 'pretty' : 'json'),
    colour: isTerminal && config.mayColour,
    secrets,
  });
  process.on('uncaughtException', (err) => {
    log.error({ err }, 'nobody caught this');
    process.exit(1);
  });
  return log;
}
