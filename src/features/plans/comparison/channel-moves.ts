import { periodsPer } from '../../../scenario/in-period.ts';
import type { Run } from '../stored/run.ts';

/** A channel whose proposed spend, per period of the later run, is another; undefined where it has no such channel. */
export interface ChannelMove {
  readonly id: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Every channel of either run. */
export function movesBetween(previous: Run, run: Run): ChannelMove[] {
  const factor = periodFactor(previous, run);
  const earlier = new Map(previous.channels.map(({ id, proposed }) => [id, proposed * factor]));
  const later = new Map(run.channels.map(({ id, proposed }) => [id, proposed]));
  return [...new Set([...later.keys(), ...earlier.keys()])].map((id) => ({
    id,
    from: earlier.get(id),
    to: later.get(id),
  }));
}

export const periodFactor = (previous: Run, run: Run) =>
  periodsPer(run.effective.period, previous.effective.period);
