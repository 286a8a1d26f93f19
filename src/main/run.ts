import type { ConfigReading } from '../config.ts';
import type { Asked } from './arguments.ts';
import { isConfigured } from './config-report.ts';
import { type Mode, modeOf } from './mode.ts';
import { openLog, type Start } from './start.ts';

type Running = Asked<'bare' | 'serve' | 'worker'>;

/**
 * Runs until somebody stops it: the prompt here, or what chat platforms, the page and workers need. Gives the exit
 * code; 2 when the configuration does not allow it.
 */
export async function run(request: Running, start: Start): Promise<number> {
  const { reading, words, complain, stop, out } = start;
  const { config } = reading;
  const purpose = purposeOf(request, reading);
  const isHere = purpose === 'here' || purpose === 'nothing';
  if (
    !isConfigured(start, isHere ? ['everything', 'web'] : ['everything', 'health', 'slack', 'discord', 'web'])
  )
    return 2;
  if (purpose === 'nothing') {
    complain(words.say('terminal.serve.nothing'));
    return 2;
  }
  if (purpose === 'worker' && config.databaseUrl === undefined) {
    complain(words.say('terminal.worker.noDatabase'));
    return 2;
  }
  const log = await openLog(start, purpose === 'here' ? 'warn' : 'info');
  if (purpose === 'here') {
    const { openPrompt } = await import('./terminal.ts');
    return openPrompt(start, log);
  }
  const { runOn } = await import('./run-on.ts');
  return runOn({ config, mode: modeOf(purpose, config), log, words, signal: stop.signal, out });
}

/** What to do: answer here, run on in some mode (with the chat page, where nothing else is meant), or nothing. */
function purposeOf({ kind }: Running, { config, problems }: ConfigReading): 'here' | Mode | 'nothing' {
  if (kind === 'worker') return 'worker';
  const isMeant = problems.some(({ concerns }) => concerns === 'slack' || concerns === 'discord');
  if (config.slack !== undefined || config.discord !== undefined || isMeant) {
    return kind === 'serve' ? 'serve' : 'everything';
  }
  if (kind === 'bare') return process.stdin.isTTY && process.stdout.isTTY ? 'here' : 'everything';
  const isPageMeant = config.web.port !== undefined || problems.some(({ concerns }) => concerns === 'web');
  return isPageMeant ? 'serve' : 'nothing';
}
