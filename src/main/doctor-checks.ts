import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLocalRenderer } from '../../adapters/charts/local.ts';
import { checkDiscord } from '../../adapters/discord/check.ts';
import { checkSlack } from '../../adapters/slack/check.ts';
import { allCommands } from '../../commands/index.ts';
import type { BarChart } from '../bot/chart.ts';
import type { Finding } from '../bot/finding.ts';
import type { Words } from '../bot/language/words.ts';
import type { Log } from '../bot/ports.ts';
import type { ConfigReading } from '../config.ts';
import { loadEngines } from '../optimise/engine/load.ts';
import type { Check } from './check.ts';
import { problemText, warningText } from './config-report.ts';
import { packageFacts } from './package-facts.ts';
import { openStore, renderersOf } from './parts.ts';
import { planSomethingSmall } from './planner-probe.ts';
import { openQueue, openThreads } from './planning.ts';
import { sourceChecks } from './source-checks.ts';

/** All that `doctor` looks at, in the order in which it tells. */
export function doctorChecks(needs: {
  readonly reading: ConfigReading;
  readonly words: Words;
  readonly log: Log;
  /** A Slack channel that the bot should be in. */
  readonly slackChannel: string | undefined;
}): Check[] {
  const { reading, words, log } = needs;
  const { config } = reading;
  const { say } = words;
  const right = (detail: string): Finding[] => [{ subject: '', state: 'right', detail }];
  const wrong = (detail: string, mend: string): Finding[] => [{ subject: '', state: 'wrong', detail, mend }];
  const timed = async <Result>(work: () => Promise<Result>) => {
    const start = performance.now();
    const result = await work();
    return { result, milliseconds: Math.round(performance.now() - start) };
  };

  return [
    {
      subject: say('terminal.doctor.subjects.node'),
      mend: say('terminal.doctor.node.mend'),
      async run() {
        const facts = { version: process.versions.node, required: packageFacts().engines.node };
        return isAtLeast(facts.version, facts.required)
          ? right(say('terminal.doctor.node.right', facts))
          : wrong(say('terminal.doctor.node.wrong', facts), say('terminal.doctor.node.mend'));
      },
    },
    {
      subject: say('terminal.doctor.subjects.configuration'),
      mend: say('terminal.doctor.configuration.mend'),
      async run() {
        const findings: Finding[] = [
          ...reading.problems.flatMap((problem) =>
            wrong(problemText(problem, words), say('terminal.doctor.configuration.mend')),
          ),
          ...reading.warnings.map(
            (warning): Finding => ({ subject: '', state: 'missing', detail: warningText(warning, words) }),
          ),
        ];
        return findings.length > 0 ? findings : right(say('terminal.doctor.configuration.right'));
      },
    },
    {
      subject: say('terminal.doctor.subjects.dataDirectory'),
      mend: say('terminal.doctor.dataDirectory.mend'),
      async run() {
        const path = config.dataDirectory;
        const file = join(path, `.doctor-${randomUUID()}`);
        try {
          await mkdir(path, { recursive: true });
          await writeFile(file, 'written by doctor\n');
          await rm(file);
        } catch (error) {
          const facts = { path, reason: reasonOf(error) };
          return wrong(
            say('terminal.doctor.dataDirectory.wrong', facts),
            say('terminal.doctor.dataDirectory.mend'),
          );
        }
        return right(say('terminal.doctor.dataDirectory.right', { path }));
      },
    },
    {
      subject: say('terminal.doctor.subjects.store'),
      mend: say(
        config.databaseUrl === undefined ? 'terminal.doctor.store.mend' : 'terminal.doctor.store.mendServer',
      ),
      async run() {
        const store = await openStore(config, log);
        try {
          const state = await store.check();
          // A delivery of nobody's: written, found again, and forgotten with the old deliveries.
          const id = `doctor:${randomUUID()}`;
          const written = await store.deliveries.claim(id, new Date());
          const found = !(await store.deliveries.claim(id, new Date()));
          return written && found
            ? right(say('terminal.doctor.store.right', { state }))
            : wrong(say('terminal.doctor.store.forgets'), this.mend);
        } finally {
          await store.close();
        }
      },
    },
    {
      subject: say('terminal.doctor.subjects.planner'),
      mend: say('terminal.doctor.planner.mend'),
      async run() {
        const planner = openThreads(config);
        try {
          const { result, milliseconds } = await timed(() => planSomethingSmall(planner));
          return result.proof.proved
            ? right(say('terminal.doctor.planner.right', { milliseconds, engine: result.engine }))
            : wrong(
                say('terminal.doctor.planner.unproved', { gap: words.percent(result.proof.gap) }),
                say('terminal.doctor.planner.mend'),
              );
        } finally {
          await planner.close();
        }
      },
    },
    ...(config.databaseUrl === undefined ? [] : [queueCheck(config.databaseUrl, words, log)]),
    ...sourceChecks(config, words, log),
    {
      subject: say('terminal.doctor.subjects.engines'),
      mend: say('terminal.doctor.engines.mend'),
      async run() {
        const states = await loadEngines();
        return states
          .filter(({ name }) => name !== 'float64')
          .map((state): Finding => {
            if ('engine' in state) {
              const detail = say('terminal.doctor.engines.right', { engine: state.name });
              return { subject: '', state: 'right', detail };
            }
            const facts = { engine: state.name, detail: state.absence.detail.slice(0, 80) };
            return { subject: '', state: 'missing', detail: say('terminal.doctor.engines.absent', facts) };
          });
      },
    },
    ...renderersOf(config, createLocalRenderer(), log).flatMap((renderer, index, { length }): Check[] => {
      const isServer = index < length - 1;
      return [
        {
          subject: say('terminal.doctor.subjects.charts'),
          mend: say(isServer ? 'terminal.doctor.charts.mendServer' : 'terminal.doctor.charts.mendLocal'),
          async run() {
            const state = await renderer.check();
            const { result, milliseconds } = await timed(() => renderer.render(smallChart('app', words)));
            const isPng = Buffer.from(result.png.subarray(0, 8)).toString('latin1') === '\x89PNG\r\n\x1a\n';
            const { width, height } = result;
            if (!isPng) return wrong(say('terminal.doctor.charts.notPng'), this.mend);
            return right(
              say('terminal.doctor.charts.right', { renderer: state, width, height, milliseconds }),
            );
          },
        },
        {
          subject: say('terminal.doctor.subjects.chinese'),
          mend: say(isServer ? 'terminal.doctor.chinese.mendServer' : 'terminal.doctor.chinese.mendLocal'),
          async run() {
            // A font without these characters draws the same box for both.
            const one = await renderer.render(smallChart('医疗', words));
            const other = await renderer.render(smallChart('教育', words));
            return Buffer.from(one.png).equals(other.png)
              ? wrong(say('terminal.doctor.chinese.wrong'), this.mend)
              : right(say('terminal.doctor.chinese.right'));
          },
        },
      ];
    }),
    {
      subject: say('terminal.doctor.subjects.clock'),
      mend: say('terminal.doctor.clock.mend'),
      async run() {
        const now = new Date();
        const time = words.time(now, config.timeZone);
        const made = (await stat(fileURLToPath(import.meta.url))).mtimeMs;
        // File times of an unpacked archive can lie in another zone.
        const aDay = 86_400_000;
        return now.getTime() > made - aDay
          ? right(say('terminal.doctor.clock.right', { time }))
          : wrong(say('terminal.doctor.clock.wrong', { time }), say('terminal.doctor.clock.mend'));
      },
    },
    {
      subject: say('terminal.doctor.subjects.zone'),
      mend: say('terminal.doctor.zone.mend'),
      async run() {
        const noon = new Intl.DateTimeFormat('en', {
          timeZone: 'Asia/Shanghai',
          hour: 'numeric',
          hourCycle: 'h23',
        }).format(new Date('2026-07-01T04:00:00Z'));
        return noon === '12'
          ? right(say('terminal.doctor.zone.right', { zone: config.timeZone }))
          : wrong(say('terminal.doctor.zone.wrong'), say('terminal.doctor.zone.mend'));
      },
    },
    {
      subject: say('terminal.doctor.subjects.slack'),
      mend: say('terminal.variables.SLACK_BOT_TOKEN'),
      async run() {
        if (config.slack === undefined) return off(say('terminal.doctor.slack.off'));
        return checkSlack({
          config: config.slack,
          language: words.language,
          log,
          ...(needs.slackChannel === undefined ? {} : { channel: needs.slackChannel }),
        });
      },
    },
    {
      subject: say('terminal.doctor.subjects.discord'),
      mend: say('terminal.variables.DISCORD_TOKEN'),
      async run() {
        if (config.discord === undefined) return off(say('terminal.doctor.discord.off'));
        return checkDiscord({ config: config.discord, commands: allCommands, words });
      },
    },
  ];
}

/** Which processes share the work, and how much of it there is. */
function queueCheck(databaseUrl: string, { say }: Words, log: Log): Check {
  return {
    subject: say('terminal.doctor.subjects.queue'),
    mend: say('terminal.doctor.queue.mend'),
    async run() {
      const queue = await openQueue(databaseUrl, false, log);
      try {
        const { workers, asking, waiting, running } = await queue.load();
        // One of those that only ask is this one.
        const facts = { workers, serving: asking - 1, waiting, running };
        return workers > 0
          ? [{ subject: '', state: 'right', detail: say('terminal.doctor.queue.right', facts) }]
          : off(say('terminal.doctor.queue.noWorker', facts));
      } finally {
        await queue.close();
      }
    },
  };
}

function off(detail: string): Finding[] {
  return [{ subject: '', state: 'missing', detail }];
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether a version is at least the one in a range of the form `>=20.19`. */
function isAtLeast(version: string, range: string): boolean {
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
  const [have, need] = [numbers(version), numbers(range)];
  const differing = need.findIndex((number, index) => number !== have[index]);
  return differing === -1 || (have[differing] ?? 0) > (need[differing] ?? 0);
}

function smallChart(label: string, words: Words): BarChart {
  return {
    kind: 'bars',
    id: 'doctor',
    title: 'doctor',
    subtitle: '',
    alt: 'doctor',
    language: words.language,
    valueAxis: { title: '', format: { kind: 'number' } },
    categories: [{ label, key: 'doctor' }],
    series: [{ name: 'a', role: 'after', values: [1], labels: [''] }],
  };
}
