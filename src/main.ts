import { existsSync } from 'node:fs';
import { wordsFor } from './bot/language/words.ts';
import type { Log } from './bot/ports.ts';
import { type ConfigReading, readConfig } from './config.ts';
import type { Concern } from './config-problems.ts';
import { type Request, readArguments } from './main/arguments.ts';
import { concerning, problemText, warningText } from './main/config-report.ts';
import { type Mode, modeOf } from './main/mode.ts';
import { packageFacts } from './main/package-facts.ts';
import { listenForStopSignals } from './main/stop-signals.ts';

// Each kind of request loads only what it needs: `--version` should not wait for discord.js.

async function main(): Promise<number> {
  const request = readArguments(process.argv.slice(2));
  const fileProblem = loadEnvironmentFile();
  const reading = readConfig(process.env);
  const language = request.language ?? reading.config.language;
  const words = wordsFor(language ?? 'en');
  const complain = (text: string) => process.stderr.write(`${text}\n`);

  switch (request.kind) {
    case 'usage':
      process.stdout.write(`${words.say('terminal.usage', { version: packageFacts().version })}\n`);
      return 0;
    case 'version':
      process.stdout.write(`${packageFacts().version}\n`);
      return 0;
    case 'schema': {
      const { schemaText } = await import('./main/schemas.ts');
      process.stdout.write(`${schemaText(request.name)}\n`);
      return 0;
    }
    case 'article': {
      const { printArticle } = await import('../adapters/terminal/article.ts');
      await printArticle({ words, json: request.json, write: (text) => process.stdout.write(text) });
      return 0;
    }
    case 'refused': {
      const { problem, received, command } = request;
      complain(words.say(`terminal.arguments.${problem}`, { option: received, received, command }));
      return 2;
    }
  }
  if (fileProblem !== undefined) {
    complain(words.say('terminal.config.file', { reason: fileProblem }));
    return 2;
  }

  const stop = listenForStopSignals();
  if (request.kind === 'doctor') {
    const { doctor } = await import('./main/doctor.ts');
    const log = await openLog(reading, 'error');
    const { json, channel: slackChannel } = request;
    return doctor({ reading, words, log, json, slackChannel, out: process.stdout });
  }

  if (request.kind === 'backup' || request.kind === 'migrate-store') {
    const problems = concerning(reading.problems, ['everything']);
    for (const problem of problems) complain(problemText(problem, words));
    if (problems.length > 0) return 2;
    const log = await openLog(reading, request.kind === 'backup' ? 'warn' : 'info');
    const { backUp, moveStore } = await import('./main/keeping.ts');
    const needs = { config: reading.config, log, words, json: request.json, out: process.stdout, complain };
    return request.kind === 'backup'
      ? backUp({ ...needs, file: request.file })
      : moveStore({ ...needs, signal: stop.signal });
  }

  const purpose = purposeOf(request, reading);
  const runsOn = purpose !== 'here' && purpose !== 'nothing';
  const concerns: readonly Concern[] = runsOn
    ? ['everything', 'health', 'slack', 'discord', 'web']
    : request.kind === 'line'
      ? ['everything']
      : ['everything', 'web'];
  const problems = concerning(reading.problems, concerns);
  for (const warning of concerning(reading.warnings, concerns)) complain(warningText(warning, words));
  if (problems.length > 0) {
    complain(words.say('terminal.config.heading', { count: problems.length }));
    for (const problem of problems) complain(`· ${problemText(problem, words)}`);
    complain(words.say('terminal.config.checkAll'));
    return 2;
  }
  if (purpose === 'nothing') {
    complain(words.say('terminal.serve.nothing'));
    return 2;
  }

  const { config } = reading;
  if (purpose === 'worker' && config.databaseUrl === undefined) {
    complain(words.say('terminal.worker.noDatabase'));
    return 2;
  }
  const log = await openLog(reading, runsOn ? 'info' : 'warn');
  if (runsOn) {
    const { runOn } = await import('./main/run-on.ts');
    const mode = modeOf(purpose, config);
    return runOn({ config, mode, log, words, signal: stop.signal, out: process.stdout });
  }
  const { openPrompt, runLine } = await import('./main/terminal.ts');
  const needs = { config, log, words, language, signal: stop.signal, err: process.stderr };
  const exitCode =
    request.kind === 'line'
      ? await runLine({ ...needs, line: request.line, json: request.json, out: process.stdout })
      : await openPrompt({ ...needs, input: process.stdin, output: process.stdout });
  return stop.exitCode() ?? exitCode;
}

/** What to do: answer here, run on in some mode (with the chat page, where nothing else is meant), or nothing. */
function purposeOf(request: Request, { config, problems }: ConfigReading): 'here' | Mode | 'nothing' {
  if (request.kind === 'line') return 'here';
  if (request.kind === 'worker') return 'worker';
  const isMeant = problems.some(({ concerns }) => concerns === 'slack' || concerns === 'discord');
  if (config.slack !== undefined || config.discord !== undefined || isMeant) {
    return request.kind === 'serve' ? 'serve' : 'everything';
  }
  if (request.kind === 'bare') return process.stdin.isTTY && process.stdout.isTTY ? 'here' : 'everything';
  const isPageMeant = config.web.port !== undefined || problems.some(({ concerns }) => concerns === 'web');
  return isPageMeant ? 'serve' : 'nothing';
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

/** The log, and the last resort: what nobody caught is written there before the process ends. */
async function openLog(
  { config, secrets }: ConfigReading,
  usualLevel: 'info' | 'warn' | 'error',
): Promise<Log> {
  const { createLog } = await import('../adapters/log/log.ts');
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

// Whoever reads our output may stop reading (`| head`): that is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
}

const exitCode = await main();
// Ends at once, whatever timers and sockets libraries still hold, but not before all is written.
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
