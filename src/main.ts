import { existsSync } from 'node:fs';
import { wordsFor } from './bot/language/words.ts';
import { readConfig } from './config.ts';
import { refuse, usage, version } from './main/about.ts';
import { type Request, readArguments } from './main/arguments.ts';
import type { Start } from './main/start.ts';
import { listenForStopSignals, nobodyStops } from './main/stop-signals.ts';

/** Does what was asked for; gives the exit code. Each loads only what it needs: `version` waits for no discord.js. */
async function answer(request: Request, start: Start): Promise<number> {
  switch (request.kind) {
    case 'usage':
      return usage(start);
    case 'version':
      return version(start);
    case 'refused':
      return refuse(request, start);
    case 'schema':
      return (await import('./main/schemas.ts')).schema(request, start);
    case 'article':
      return (await import('./main/article.ts')).article(request, start);
    case 'doctor':
      return (await import('./main/doctor.ts')).doctor(request, start);
    case 'backup':
      return (await import('./main/keeping.ts')).backUp(request, start);
    case 'migrate-store':
      return (await import('./main/keeping.ts')).moveStore(request, start);
    case 'line':
      return (await import('./main/terminal.ts')).runLine(request, start);
    case 'bare':
    case 'serve':
    case 'worker':
      return (await import('./main/run.ts')).run(request, start);
  }
}

/** What is only told, whatever is configured. */
const isOnlyTold: ReadonlySet<Request['kind']> = new Set([
  'usage',
  'version',
  'refused',
  'schema',
  'article',
]);

async function main(): Promise<number> {
  const request = readArguments(process.argv.slice(2));
  const fileProblem = loadEnvironmentFile();
  const reading = readConfig(process.env);
  const language = request.language ?? reading.config.language;
  const words = wordsFor(language ?? 'en');
  const complain = (text: string) => void process.stderr.write(`${text}\n`);
  const common = { reading, words, language, out: process.stdout, complain };
  if (isOnlyTold.has(request.kind)) return answer(request, { ...common, stop: nobodyStops });
  if (fileProblem !== undefined) {
    complain(words.say('terminal.config.file', { reason: fileProblem }));
    return 2;
  }
  return answer(request, { ...common, stop: listenForStopSignals() });
}

/** Reads `.env` where there is one; what the shell set stays. Gives the reason when it cannot be read. */
function loadEnvironmentFile(): string | undefined {
  if (!existsSync('.env')) return undefined;
  try {
    process.loadEnvFile('.env');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

// Whoever reads our output may stop reading (`| head`): that is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
}

const exitCode = await main();
// Ends at once, whatever timers and sockets libraries still hold, but not before all is written.
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
