import { table } from '../table.ts';
import { binomialAtMost } from './chi-squared.ts';
import type { Decided } from './decision.ts';
import { families } from './families.ts';

const percent = (value: number, digits = 1) => `${(100 * value).toFixed(digits)} %`;
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The largest share that k of n leave possible: the one-sided 95 % limit of Clopper and Pearson. */
function atMost(k: number, n: number): number {
  if (k >= n) return 1;
  let [low, high] = [k / Math.max(1, n), 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (binomialAtMost(k, n, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

/** A plan is harmful that truly brings less than current spend by more than a thousandth of the outcome. */
const harm = -0.001;

/** One line a family: what was covered, how far off, which checks fired, what plans foretold and brought. */
export function decisionsText(all: readonly Decided[]): string {
  const rows = families.flatMap((family) => {
    const own = all.filter((one) => one.family === family.name);
    if (own.length === 0) return [];
    const verdicts = (verdict: Decided['verdict']) => own.filter((one) => one.verdict === verdict).length;
    const moves = own.filter(({ says }) => says === 'move');
    const fired = new Map<string, number>();
    for (const one of own)
      for (const name of new Set(one.fired.map((text) => text.replace(/[:!].*$/, ''))))
        fired.set(name, (fired.get(name) ?? 0) + 1);
    const often = [...fired].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} ${count}`);
    return [
      [
        `${family.name}${family.isForSetting ? '' : ' *'}`,
        String(own.length),
        `${own.reduce((sum, { covered }) => sum + covered[0], 0)}/${own.reduce((sum, { covered }) => sum + covered[1], 0)}`,
        `${own.filter(({ totalCovered }) => totalCovered).length}/${own.length}`,
        percent(mean(own.map(({ bias }) => bias))),
        `${verdicts('sound')}/${verdicts('care')}/${verdicts('none')}`,
        `${moves.length}`,
        `${moves.filter(({ gained }) => gained < harm).length}`,
        moves.length === 0 ? '–' : percent(mean(moves.map(({ foretold }) => foretold))),
        moves.length === 0 ? '–' : percent(mean(moves.map(({ gained }) => gained))),
        percent(mean(own.map(({ possible }) => possible))),
        often.slice(0, 4).join(', '),
      ],
    ];
  });
  return [
    'Families marked * were not used for setting thresholds.',
    table(
      [
        'family',
        'fits',
        'channels',
        'totals',
        'bias',
        'sound/care/none',
        'move',
        'harm',
        'foretold',
        'gained',
        'possible',
        'fired',
      ],
      rows,
    ),
    ...sums(all),
  ].join('\n');
}

function sums(all: readonly Decided[]): string[] {
  const isSound = (name: string) => families.find((one) => one.name === name)?.isSound ?? false;
  const [right, wrong] = [
    all.filter((one) => isSound(one.family)),
    all.filter((one) => !isSound(one.family)),
  ];
  const moves = all.filter(({ says }) => says === 'move');
  const harmful = moves.filter(({ gained }) => gained < harm).length;
  const alarms = right.filter(({ verdict }) => verdict !== 'sound').length;
  const told = wrong.filter(({ totalCovered, verdict }) => totalCovered || verdict !== 'sound').length;
  const wins = right.reduce((sum, { gained, says }) => sum + (says === 'move' ? gained : 0), 0);
  const possible = right.reduce((sum, one) => sum + one.possible, 0);
  return [
    `Model right: totals covered in ${right.filter(({ totalCovered }) => totalCovered).length} of ${right.length}; false alarms ${alarms} of ${right.length} (at most ${percent(atMost(alarms, right.length), 0)}).`,
    `Model wrong: totals covered in ${wrong.filter(({ totalCovered }) => totalCovered).length} of ${wrong.length}; covered or not called sound ${told} of ${wrong.length}.`,
    `Plans phrased as move: ${moves.length} of ${all.length}; harmful ${harmful} (at most ${percent(atMost(harmful, moves.length), 0)}); of what was possible in sound families ${percent(possible > 0 ? wins / possible : 0, 0)} was gained.`,
  ];
}
