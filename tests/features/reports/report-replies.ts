import { wordsFor } from '../../../src/bot/language/words.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { Run } from '../../../src/features/plans/stored/run.ts';
import { reportReply } from '../../../src/features/reports/replies/report.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { sampleConnection } from '../../contracts/store-connections.ts';
import { adoptionOf, factsOf, largeRun, medical, pastOf, proposing, runOf } from './sample-facts.ts';

/** Facts of reports of every kind, by what they are. */
export function sampleFacts() {
  const run = runOf();
  const adopted = proposing(runOf({ number: 10 }), { 'patient-app': 9_600, 'brand-partners': 19_000 });
  const earlier = earlierRun();
  const large = largeRun(9);
  return {
    'a first report': factsOf(),
    'a report on what changed': factsOf({
      run,
      previous: { run: earlier, sentAt: '2026-04-27T07:00:02.000Z' },
      adoption: adoptionOf(adopted, '2026-04-20T08:00:00.000Z'),
      past: pastOf(run, 9),
      actuals: {
        value: 203_000,
        spend: { 'patient-app': 12_000, 'brand-partners': 18_900 },
        from: '2026-04-26T22:00:00.000Z',
        to: '2026-05-03T22:00:00.000Z',
      },
    }),
    'a report whose sources failed': factsOf({
      run,
      dataTo: '2026-04-26',
      connections: [
        sampleConnection({
          scenario: 'medical',
          state: {
            readAt: '2026-04-27T06:59:00.000Z',
            triedAt: '2026-05-04T06:59:00.000Z',
            problem: { code: 'source.status', received: 'shop', values: { status: 403 } },
            refit: { at: '2026-05-04T06:59:00.000Z', problem: 'weak' },
          },
        }),
        sampleConnection({
          scenario: 'medical',
          source: 'ads',
          state: { readAt: '2026-05-04T06:59:00.000Z' },
        }),
      ],
    }),
    'a report with nothing new, late': factsOf({
      previous: { run: runOf({ number: 11 }), sentAt: '2026-04-27T07:00:02.000Z' },
      isLate: true,
      skipped: ['2026-04-06T07:00:00.000Z', '2026-04-13T07:00:00.000Z'],
    }),
    'a late report on 40 channels with long names': factsOf({
      run: large,
      previous: { run: largeRun(7), sentAt: '2026-02-02T07:00:02.000Z' },
      adoption: adoptionOf(largeRun(7), '2025-12-03T08:00:00.000Z'),
      past: pastOf(large, 26),
      isLate: true,
      skipped: pastOf(large, 12).map(({ due }) => due),
      scenarioSince: '2025-11-03T08:00:00.000Z',
      actuals: {
        value: 1_000,
        spend: Object.fromEntries(large.channels.map(({ id }, i) => [id, i * 1_000])),
        from: '2026-01-25T23:00:00.000Z',
        to: '2026-02-01T23:00:00.000Z',
      },
    }),
  };
}

/** The last week's run: less budget, the app held lower and thought less of, other spend today. */
function earlierRun(): Run {
  const effective = {
    ...medical,
    budget: 50_000,
    channels: medical.channels.map((channel) => ({
      ...channel,
      today: 12_500,
      ...('share' in channel &&
        channel.id === 'patient-app' && { max: 9_000, influence: { ...channel.influence, level: 0.3 } }),
    })),
  } as Scenario;
  const run = proposing(runOf({ number: 11, effective, budget: 50_000 }), {
    'patient-app': 9_000,
    'brand-partners': 17_600,
  });
  return {
    ...run,
    scenario: { ...run.scenario, version: 2 },
    value: { ...run.value, proposed: 223_000 },
    channels: run.channels.map((channel) => ({ ...channel, today: 12_500 })),
  };
}

/** Those reports as fronts get them, in both languages. */
export function reportReplies(): [name: string, reply: Reply][] {
  return (['en', 'zh'] as const).flatMap((language) =>
    Object.entries(sampleFacts()).map(([name, facts]): [string, Reply] => [
      `${name} in ${language}`,
      reportReply(facts, wordsFor(language)),
    ]),
  );
}
