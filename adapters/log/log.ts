import pino, { type DestinationStream } from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { Log } from '../../src/bot/ports.ts';
import { createRedaction } from './redaction.ts';

export interface LogOptions {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** `json`: a line each; `pretty`: for people. */
  readonly format: 'json' | 'pretty';
  readonly colour: boolean;
  /** Values that are taken out of every line, wherever they stand. */
  readonly secrets: readonly string[];
  /** Where the lines go; standard error unless told. */
  readonly destination?: DestinationStream;
}

/**
 * The program's log. Standard output belongs to results, so lines go to standard error; they are written at once,
 * so that nothing is lost when the process ends. Errors in the fields `err` and `error` are written with their
 * stacks and causes.
 */
export function createLog(options: LogOptions): Log {
  const plain = options.destination ?? pino.destination({ dest: 2, sync: true });
  // Formatted line by line here, not through pino-pretty's stream: that one writes later than the program may end.
  const format = prettyFactory({
    colorize: options.colour,
    ignore: 'pid',
    translateTime: 'SYS:HH:MM:ss',
  });
  const destination: DestinationStream =
    options.format === 'pretty' ? { write: (line) => plain.write(format(line)) } : plain;
  return pino(
    {
      level: options.level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: pino.stdSerializers.errWithCause, error: pino.stdSerializers.errWithCause },
      hooks: { streamWrite: createRedaction(options.secrets) },
    },
    destination,
  );
}
