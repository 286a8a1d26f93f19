import { type Memory, noMemory, readTurn } from '../../../../src/features/conversation/dialogue.ts';
import type { Reading } from '../../../../src/features/conversation/read-talk.ts';
import { readWhen } from '../../../../src/features/schedules/read-when.ts';
import { budgetOf, type Scenario } from '../../../../src/scenario/scenario.ts';
import { moveTexts } from './done.ts';
import { type Act, actTexts, namedIn, type Round } from './expected.ts';
import { scenarios } from './scenarios.ts';

/** What came of a sentence. `wrong`: something else was done, or only a part. */
export type Verdict = 'right' | 'button' | 'question' | 'unhelpful' | 'wrong';

export interface Judged {
  readonly says: string;
  readonly verdict: Verdict;
  readonly got: string;
  readonly wanted: string;
}

const now = new Date('2026-03-02T08:30:00Z');

/** Every sentence of a round, said in its thread to a bot that remembers the turns before. */
export function judged({ language, threads }: Round): Judged[] {
  return threads.flatMap(({ scenario: name, turns }) => {
    const scenario = scenarios[name];
    const plan = new Map(scenario.channels.map(({ id, today }) => [id, today]));
    const context = {
      scenario: { ...scenario, budget: budgetOf(scenario) },
      language,
      period: scenario.period,
      now,
      plan,
    };
    let memory: Memory = noMemory;
    let before: string[] = [];
    return turns.map(({ says, means }): Judged => {
      const turn = readTurn(says, context, memory);
      memory = turn.memory;
      // A friendly word beside what is asked for needs no answer of its own.
      const isAsked = means.some((act) => act.do !== 'thanks' && act.do !== 'smalltalk');
      const meant = means.filter((act) => !isAsked || (act.do !== 'thanks' && act.do !== 'smalltalk'));
      const whole = actTexts(meant, scenario, before);
      // A changed plan is worked out anew anyway.
      const isPlanned = whole.some((text) =>
        /^(?:budget|goal|risk|limit|hold|drop|only|unlimit|period)/.test(text),
      );
      const wanted = isPlanned ? whole.filter((text) => text !== 'rerun') : whole;
      const named = means.flatMap((act) => namedIn(act, scenario));
      if (named.length > 0) before = named;
      const verdict = verdictOn(turn.reading, wanted, means, scenario);
      return { says, verdict, got: told(turn.reading, scenario), wanted: wanted.join('; ') };
    });
  });
}

const told = (reading: Reading, scenario: Scenario) =>
  'moves' in reading
    ? `${reading.kind} ${moveTexts(reading.moves, scenario).join('; ')}`
    : reading.kind === 'ask'
      ? `ask back ${reading.missing} ${reading.channels.join('+')}`
      : reading.kind;

function verdictOn(
  reading: Reading,
  wanted: readonly string[],
  means: readonly Act[],
  scenario: Scenario,
): Verdict {
  const [clarify] = means.filter((act) => act.do === 'clarify');
  switch (reading.kind) {
    case 'ask': {
      if (clarify !== undefined) return clarify.missing === reading.missing ? 'right' : 'question';
      if (reading.missing === 'ratio') return wanted.includes('goal roi') ? 'question' : 'unhelpful';
      const named = means.flatMap((act) => namedIn(act, scenario));
      const fits = reading.channels.every((id) => named.includes(id));
      return fits && wanted.some((text) => /^(?:limit|whatif|budget)/.test(text)) ? 'question' : 'unhelpful';
    }
    case 'lost':
      return 'unhelpful';
    default: {
      const got = moveTexts(reading.moves, scenario);
      const isSame = got.length === wanted.length && got.every((text, at) => isMatch(text, wanted, at));
      if (isSame) return reading.kind === 'do' ? 'right' : 'button';
      if (reading.kind === 'offer') return 'unhelpful';
      return got.every((text) => isHarmless(text)) ? 'unhelpful' : 'wrong';
    }
  }
}

/** What only tells something cannot be acted on wrongly. */
const isHarmless = (text: string) => /^(?:ask|thanks|smalltalk|cannot|history|compare|no-reports)/.test(text);

function isMatch(got: string, wanted: readonly string[], at: number): boolean {
  const text = wanted[at] ?? '';
  return wanted.includes(got) || isSameAnswer(got, text);
}

/** Answers that come to the same. */
function isSameAnswer(got: string, wanted: string): boolean {
  if (wanted.startsWith('schedule') && got.startsWith('schedule'))
    return wanted === 'schedule' || sameTime(got, wanted);
  if (/^(?:thanks|smalltalk)$/.test(got) && /^(?:thanks|smalltalk)$/.test(wanted)) return true;
  const [, about, channels = ''] = /^ask (\S+) ?(.*)$/.exec(wanted) ?? [];
  if (about === undefined) return false;
  // "How much better than now?" is the comparison with what is spent now.
  if (about === 'better' && channels === '' && got.startsWith('compare')) return true;
  if (about === 'difference') return got.startsWith('compare');
  if (about === 'other') return /^(?:ask |history|ask short|compare)/.test(got);
  if (about === 'zero') return got === `ask why ${channels}`.trim();
  if (about === 'short') return got === 'ask plan';
  const [, gotAbout, gotChannels = ''] = /^ask (\S+) ?(.*)$/.exec(got) ?? [];
  if (gotAbout !== about) return false;
  if (
    /^(?:roi|marginal|cut-first|next-money|spent|came|sure|limit-cost|assumptions|meaning|chart|short|even-split)$/.test(
      about,
    )
  ) {
    return gotChannels === '' || gotChannels === channels || channels === '';
  }
  return gotChannels === channels;
}

function sameTime(got: string, wanted: string): boolean {
  const read = (text: string) => {
    try {
      return JSON.stringify(readWhen(text.replace(/^schedule /, ''), now));
    } catch {
      return text;
    }
  };
  return read(got) === read(wanted);
}
