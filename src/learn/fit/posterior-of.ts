import type { Posterior } from '../../model/posterior.ts';
import type { Fit } from './fit.ts';

/** A fit's joint draws as the optimiser takes them. */
export function posteriorOf({ number, spec, draws }: Pick<Fit, 'number' | 'spec' | 'draws'>): Posterior {
  const columns = Object.entries(draws)
    // Plans need the curves and the base; the rest tells how a fit came about.
    // Without carry-over there is no adstock whose decay it could be.
    .filter(([path]) => path === 'base' || path.startsWith('channel.'))
    .filter(([path]) => spec.longestLag > 0 || !path.endsWith('.decay'))
    .map(([path, column]) => [path, Float64Array.from(column)]);
  return { fit: number, period: 'week', longestLag: spec.longestLag, columns: Object.fromEntries(columns) };
}
