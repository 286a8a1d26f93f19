import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../../src/bot/language/words.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { reportReply } from '../../../src/features/reports/replies/report.ts';
import { reportReplies, sampleFacts } from './report-replies.ts';
import { adoptionOf, factsOf, pastOf, proposing, runOf } from './sample-facts.ts';

const inEnglish = (facts = factsOf()) => reportReply(facts, wordsFor('en'));
const linesOf = (reply: Reply) =>
  reply.blocks.flatMap((block) => {
    if (block.kind === 'facts') return block.facts.map(({ label, value }) => `${label}: ${value}`);
    if (block.kind === 'caveats') return [...block.items];
    if (block.kind === 'text') {
      return [block.spans.map((span) => (typeof span === 'string' ? span : span.text)).join('')];
    }
    return [];
  });
const chartsOf = (reply: Reply) =>
  reply.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart.id] : []));
const buttonsOf = (reply: Reply) =>
  reply.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions.map(({ line }) => line) : []));

describe('a report', () => {
  test('says first that the forecasts of the fit behind its plan fail', () => {
    const facts = factsOf({ failing: { fit: 3, weeks: 8, inside: 2 } });
    expect(inEnglish(facts).summary).toMatch(
      /^Careful: the forecasts of fit 3 fail: 2 of 8 weeks since then lie in its 90% range\. fit medical learns from the new weeks\. Medical/,
    );
    expect(reportReply(facts, wordsFor('zh')).summary).toMatch(/^请注意：第 3 次拟合的预测失准/);
  });

  test('says what to do in a sentence that stands alone, what changed since the last one, and why', () => {
    const reply = inEnglish(sampleFacts()['a report on what changed']);
    expect(reply.summary).toBe(
      'Medical, week of 4 May: under these assumptions, moving ¥6.4k a week from brand-partners to patient-app would ' +
        'bring about ¥26k more value a week (+12%, 90% range +¥10.9k to +¥40.3k). Since 27 Apr: no longer: patient-app at most ¥9k.',
    );
    expect(linesOf(reply)).toEqual([
      'Since the last report (27 Apr, plan #11)',
      'Expected value a week: ¥223k → ¥238k (+6.7%)',
      'patient-app: ¥9k → ¥16k/week (+¥7k)',
      'brand-partners: ¥17.6k → ¥12.6k/week (−¥5k)',
      'Why: Scenario version 2 → 3: no longer: patient-app at most ¥9k; patient-app: current influence 30% → 34%; ' +
        'budget ¥50k → ¥52k a week; the adopted plan #10 became current spend',
      'Actual results, 27 Apr to 3 May, against the adopted plan #10',
      'Actual value: ¥203k, expected ¥238k (−15%), within its 90% range ¥151k to ¥344k',
      'Actual spend on 2 channels: ¥30.9k, planned ¥28.6k (+¥2.3k)',
      'patient-app: ¥12k, planned ¥9.6k (+¥2.4k)',
      'Budget: ¥52k a week, all of it spent',
      'Beats current spend: in 98.7% of 4,096 simulations',
      'Best spend in 256 simulations: brand-partners below current in 256; patient-app above current in 255; ' +
        'content-marketing below current in 170; hospital-partners above current in 140',
      'What knowing more would be worth: at most ¥900 a week (standard error ¥82)',
      'Proof: Proved within 0.0039% of the best possible plan under these assumptions',
      'Current spend is the adopted plan #10, since 20 Apr 2026.',
      'Ranges hold the true value with 90% probability, judged on 4,096 simulations that the plan was not made on.',
      'ROI is the value added beyond the baseline for each unit of spend.',
      '60 numbers are uncertain or have a stated reason: scenario show medical.',
    ]);
    expect(chartsOf(reply)).toEqual(['contributions', 'trend', 'convergence']);
    expect(buttonsOf(reply)).toEqual([
      'explain 12',
      'again 12',
      'adopt 12',
      'history medical',
      'feedback 12 useful=yes',
      'feedback 12 useful=no',
      'schedule pause 3',
    ]);
  });

  test('that is the first says so, and shows no trend of one point', () => {
    const reply = inEnglish();
    expect(linesOf(reply)[0]).toBe(
      'This is the first report of this schedule; the next ones tell what changed.',
    );
    expect(chartsOf(reply)).toEqual(['contributions', 'convergence']);
  });

  test('with nothing new is one line without charts or buttons, also when late', () => {
    const previous = { run: runOf({ number: 11 }), sentAt: '2026-04-27T07:00:02.000Z' };
    const reply = inEnglish(factsOf({ previous }));
    expect(reply.summary).toMatch(/^Medical, week of 4 May, nothing new since 27 Apr: /);
    expect({ title: reply.title, blocks: reply.blocks }).toEqual({ title: reply.summary, blocks: [] });

    const late = inEnglish(sampleFacts()['a report with nothing new, late']);
    expect(late.blocks).toEqual([]);
    expect(late.summary).toMatch(
      / Late: it was due on .*\(Europe\/Berlin\), but the bot was not running\. Not sent meanwhile: 6 Apr and 13 Apr\.$/,
    );
  });

  test('is whole again when somebody told of actual numbers, though the plan is the same', () => {
    const previous = { run: runOf({ number: 11 }), sentAt: '2026-04-27T07:00:02.000Z' };
    const actuals = { value: 200_000, from: '2026-04-26T22:00:00.000Z', to: '2026-05-03T22:00:00.000Z' };
    const reply = inEnglish(factsOf({ previous, actuals }));
    expect(linesOf(reply).some((line) => line.startsWith('Actual value: ¥200k'))).toBe(true);
    const old = { ...actuals, to: '2026-04-20T00:00:00.000Z' };
    expect(inEnglish(factsOf({ previous, actuals: old })).blocks).toEqual([]);
  });

  test('offers no adoption of the plan that the team has taken already', () => {
    const run = runOf();
    const same = factsOf({ run, adoption: adoptionOf(run, '2026-05-01T08:00:00.000Z') });
    expect(buttonsOf(inEnglish(same))).not.toContain('adopt 12');
    const other = adoptionOf(proposing(run, { 'patient-app': 1_000 }), '2026-05-01T08:00:00.000Z');
    expect(buttonsOf(inEnglish(factsOf({ run, adoption: other })))).toContain('adopt 12');
  });

  test('tells in the trend only of reports that are reckoned alike', () => {
    const run = runOf();
    const past = pastOf(run, 5).map((report, i) =>
      i < 2 && report.figures !== undefined
        ? { ...report, figures: { ...report.figures, currency: 'EUR' } }
        : report,
    );
    const [trend] = inEnglish(factsOf({ run, past })).blocks.flatMap((block) =>
      block.kind === 'chart' && block.chart.kind === 'lines' && block.chart.id === 'trend'
        ? [block.chart]
        : [],
    );
    expect(trend?.series.map(({ points }) => points.length)).toEqual([3, 3]);
    expect(trend?.below?.series.map(({ points }) => points.length)).toEqual([3]);
  });

  test.each(reportReplies())('of every kind is public and has no gap in its texts: %s', (_, reply) => {
    expect(reply.audience).toBe('channel');
    expect(JSON.stringify({ ...reply, record: undefined })).not.toMatch(/\{\{|undefined|NaN/);
  });
});
