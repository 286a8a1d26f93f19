import { allCommands } from '../../commands/index.ts';
import type { Analysis, AnalysisRequest } from '../../src/attribute/analysis.ts';
import type { Language } from '../../src/bot/chart.ts';
import { createBot } from '../../src/bot/dispatch.ts';
import type { ChosenOptions, IncomingFile, Invocation, Place } from '../../src/bot/invocation.ts';
import type {
  ChartRenderer,
  Fitter,
  Job,
  Log,
  Messenger,
  Meter,
  Planner,
  ScenarioFiles,
} from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { talk } from '../../src/features/conversation/talk.ts';
import type { Sources } from '../../src/features/history/stored/sources.ts';
import { createUploads } from '../../src/features/history/uploads.ts';
import type { FitResult } from '../../src/learn/fit/fit.ts';
import type { FitRequest } from '../../src/learn/fit/fit-request.ts';
import { UserError } from '../../src/scenario/problem.ts';
import { medicalAnalysis } from '../features/plans/medical-analysis.ts';
import { resultOf } from '../fixtures/fits.ts';
import { memoryStore } from '../memory-store/memory-store.ts';

/** A planner that answers every request with the same analysis, and remembers what it was asked. */
export interface FakePlanner extends Planner {
  readonly requests: readonly AnalysisRequest[];
  readonly cancelled: number;
}

function withoutExplanation({ explanation: _, ...analysis }: Analysis): Analysis {
  return analysis;
}

/** With `hangs`, a job ends only by being cancelled. */
export function fakePlanner(answer: Analysis | Error = medicalAnalysis, hangs = false): FakePlanner {
  const requests: AnalysisRequest[] = [];
  let cancelled = 0;
  return {
    requests,
    get cancelled() {
      return cancelled;
    },
    start(request, { onProgress }): Job<Analysis> {
      requests.push(request);
      onProgress?.({ step: 'searching', fraction: 0.5, gap: 0.01 });
      let stop = () => {};
      const result = new Promise<Analysis>((resolve, reject) => {
        stop = () => reject(new UserError({ code: 'plan.cancelled' }));
        if (hangs) return;
        if (answer instanceof Error) reject(answer);
        else resolve(request.explain ? answer : withoutExplanation(answer));
      });
      return {
        result,
        cancel() {
          cancelled += 1;
          stop();
        },
      };
    },
    close: async () => {},
  };
}

/** A fitter that answers every request with the same fit, and remembers what it was asked. */
export interface FakeFitter extends Fitter {
  readonly requests: readonly FitRequest[];
}

/** With `hangs`, a job ends only by being cancelled. */
export function fakeFitter(
  answer: (request: FitRequest) => FitResult = () => resultOf(),
  hangs = false,
): FakeFitter {
  const requests: FitRequest[] = [];
  return {
    requests,
    start(request, { onProgress }) {
      requests.push(request);
      onProgress?.({ step: 'fitting', fraction: 0.5 });
      let stop = () => {};
      const result = new Promise<FitResult>((resolve, reject) => {
        stop = () => reject(new UserError({ code: 'fit.cancelled' }));
        if (!hangs) resolve(answer(request));
      });
      return { result, cancel: () => stop() };
    },
    close: async () => {},
  };
}

/** One line that was logged. */
interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

function memoryLog(lines: LogLine[] = [], bound: object = {}): Log & { readonly lines: LogLine[] } {
  const at = (level: LogLine['level']) => (fields: object, message: string) => {
    lines.push({ level, fields: { ...bound, ...fields }, message });
  };
  return {
    lines,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => memoryLog(lines, { ...bound, ...fields }),
  };
}

/** Who asks, from where, in which language; the defaults are an English speaker in a public Slack channel. */
export interface Asking {
  readonly language?: Language;
  readonly person?: string;
  readonly isAdmin?: boolean;
  readonly where?: Partial<Place>;
  /** What was dropped with it. */
  readonly files?: readonly IncomingFile[];
}

export function invocation(
  request: string | Omit<ChosenOptions, 'kind'>,
  { language, person = 'U1', isAdmin = false, where, files }: Asking = {},
): Invocation {
  return {
    id: 'inv-1',
    request: typeof request === 'string' ? { kind: 'line', line: request } : { kind: 'options', ...request },
    ...(files !== undefined && { files }),
    who: { id: person, isAdmin, ...(language !== undefined && { language }) },
    where: {
      front: 'slack',
      workspace: 'slack:T1',
      channel: 'C1',
      isPrivate: false,
      mayReadFiles: false,
      ...where,
    },
  };
}

/** Every picture is one byte. */
const dots: ChartRenderer = {
  render: async () => ({ png: Uint8Array.of(1), width: 1, height: 1 }),
  check: async () => 'draws dots',
};

/** The bot with all commands, a store in memory and a planner that answers at once. */
export function botUnderTest(
  parts: {
    planner?: FakePlanner;
    fitter?: FakeFitter;
    files?: ScenarioFiles;
    messengers?: readonly Messenger[];
    wakeReports?: () => void;
    timeZone?: string;
    hasChartServer?: boolean;
    clock?: () => Date;
    meter?: Meter;
    sources?: Sources;
  } = {},
) {
  const store = memoryStore();
  const planner = parts.planner ?? fakePlanner();
  const fitter = parts.fitter ?? fakeFitter();
  const log = memoryLog();
  const clock = parts.clock ?? (() => new Date('2026-03-02T08:30:00Z'));
  const bot = createBot({
    commands: allCommands,
    talk,
    uploads: createUploads(clock),
    store,
    planner,
    fitter,
    renderer: dots,
    log,
    clock,
    ...(parts.files !== undefined && { files: parts.files }),
    ...(parts.messengers !== undefined && { messengers: parts.messengers }),
    ...(parts.wakeReports !== undefined && { wakeReports: parts.wakeReports }),
    ...(parts.hasChartServer !== undefined && { hasChartServer: parts.hasChartServer }),
    ...(parts.timeZone !== undefined && { timeZone: parts.timeZone }),
    ...(parts.meter !== undefined && { meter: parts.meter }),
    ...(parts.sources !== undefined && { sources: parts.sources }),
  });
  return {
    bot,
    store,
    planner,
    fitter,
    log,
    /** Asks and takes the reply, whether it was refused or ran. */
    async ask(request: string | Omit<ChosenOptions, 'kind'>, asking: Asking = {}): Promise<Reply> {
      const prepared = await bot.prepare(invocation(request, asking));
      return prepared.kind === 'refused' ? prepared.reply : prepared.run();
    },
  };
}

/** Everything a reply says, as plain lines: for reading whole replies in tests. */
export function textOf(reply: Reply): string {
  const lines = reply.blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'text':
        return [
          block.spans
            .map((span) =>
              typeof span === 'string' ? span : span.style === 'code' ? `\`${span.text}\`` : `*${span.text}*`,
            )
            .join(''),
        ];
      case 'facts':
        return block.facts.map(({ label, value }) => `${label}: ${value}`);
      case 'table':
        return [
          `[${block.table.caption}]`,
          block.table.columns.map(({ title }) => title).join(' | '),
          ...block.table.rows.map((row) => row.join(' | ')),
        ];
      case 'chart':
        return [`(${block.chart.id}) ${block.chart.title} — ${block.chart.subtitle}`, block.chart.alt];
      case 'caveats':
        return block.items.map((item) => `- ${item}`);
      case 'actions':
        return block.actions.map(({ label, line }) => `<${label}: ${line}>`);
      default:
        return [];
    }
  });
  return [`# ${reply.title}`, reply.summary, ...lines].join('\n');
}
