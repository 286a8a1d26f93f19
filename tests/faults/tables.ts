import { table } from '../../bench/table.ts';
import { isAtWork } from './killing.ts';
import type { NamedRound } from './main.ts';

/** How many things went wrong in a round that must not. */
export function faultsOf(round: NamedRound): number {
  const { verdict, isFinished } = round.result;
  const { losses, lostRows, duplicates, refused } = verdict;
  const { unanswered, unrecorded, unheard, outside } = duplicates;
  // Where what was posted can be read back, the window is closed.
  const inWindow = round.mayLook ? unanswered + unrecorded + unheard : 0;
  const others = outside.length + losses.length + lostRows.length + refused.length;
  return inWindow + others + (isFinished ? 0 : 1);
}

/** What went wrong, in sentences. */
export function troubles(round: NamedRound): string[] {
  const { losses, unfinished, lostRows, duplicates, refused } = round.result.verdict;
  const said = [...losses, ...unfinished, ...lostRows, ...duplicates.outside, ...refused];
  if (!round.result.isFinished) said.push('not everything was done in time');
  return said.map((text) => `${round.name}: ${text}`);
}

export function resultsTable(rounds: readonly NamedRound[]): string {
  const figures: readonly (readonly [string, (round: NamedRound) => string | number])[] = [
    ['processes', ({ processes }) => processes],
    ['SIGKILLs', ({ result }) => result.kills.filter(({ isKilled }) => isKilled).length],
    [
      '  of these with a report between due and recorded',
      ({ result }) => result.kills.filter(isAtWork).length,
    ],
    ['  reports that those had in hand, together', ({ result }) => inHandTogether(result.kills)],
    [
      'stopped in order by something else',
      ({ result }) => result.kills.filter(({ isKilled }) => !isKilled).length,
    ],
    ['schedules', ({ result }) => result.verdict.schedules],
    ['moments at which they were due', ({ result }) => result.verdict.occurrences],
    ['  reports sent', ({ result }) => result.verdict.sent],
    ['  passed over for a later one', ({ result }) => result.verdict.skipped],
    ['messages on the platforms', ({ result }) => result.verdict.messages],
    ['posts taken, answer never delivered', ({ result }) => result.verdict.windows.unanswered],
    [
      'posts answered, sender killed before it was recorded',
      ({ result }) => result.verdict.windows.unrecorded,
    ],
    ['posts answered when their sender had stopped waiting', ({ result }) => result.verdict.windows.unheard],
    ['LOSSES', ({ result }) => result.verdict.losses.length],
    ['DUPLICATES outside the window', ({ result }) => result.verdict.duplicates.outside.length],
    ['duplicates in it: answer never delivered', ({ result }) => result.verdict.duplicates.unanswered],
    ['duplicates in it: answered, not recorded', ({ result }) => result.verdict.duplicates.unrecorded],
    ['duplicates in it: answered too late', ({ result }) => result.verdict.duplicates.unheard],
    ['rows confirmed before a kill or after', ({ result }) => result.verdict.confirmed],
    ['ROWS LOST', ({ result }) => result.verdict.lostRows.length],
    ['seconds', ({ result }) => result.seconds.toFixed(0)],
  ];
  return table(
    ['', ...rounds.map(({ name }) => name)],
    figures.map(([name, figure]) => [name, ...rounds.map((round) => String(figure(round)))]),
  );
}

const inHandTogether = (kills: NamedRound['result']['kills']): number =>
  kills.reduce(
    (sum, { inHand }) => sum + [...inHand.values()].filter((stage) => stage !== 'opened').length,
    0,
  );

/** How often each aim was met. */
export function killsTable(rounds: readonly NamedRound[]): string {
  const killed = ({ result }: NamedRound) => result.kills.filter(isAtWork).map(({ aim }) => aim);
  const names = [...new Set(rounds.flatMap(killed))];
  const met = (round: NamedRound, name: string) => killed(round).filter((aim) => aim === name).length;
  return table(
    ['killed at work …', ...rounds.map(({ name }) => name)],
    names.map((name) => [name, ...rounds.map((round) => String(met(round, name)))]),
  );
}
