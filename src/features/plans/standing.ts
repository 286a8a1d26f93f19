import { fitOf } from '../../scenario/scenario.ts';
import type { Run } from './stored/run.ts';

/**
 * What a plan stands on, which decides how it may be told: a fit (`measured`), one whose review calls for care (`weak`) or
 * carries no plan at all (`uncarried`; `anyway` where somebody asked for one all the same), or what somebody assumed
 * (`assumed`).
 */
export type Standing = 'measured' | 'weak' | 'uncarried' | 'anyway' | 'assumed';

/** As it stands in the line of such a run, which names its options as they are declared. */
const askedAllTheSame = /(?:^|\s)anyway=yes(?:\s|$)/;

export function standingOf({
  effective,
  verdict,
  line,
}: Pick<Run, 'effective' | 'verdict' | 'line'>): Standing {
  const uncarried = askedAllTheSame.test(line) ? 'anyway' : 'uncarried';
  if (verdict?.kind === 'none') return uncarried;
  if (effective.model !== 'response' || fitOf(effective) === undefined) return 'assumed';
  const { review } = effective.response;
  if (review === 'none') return uncarried;
  return review === 'care' ? 'weak' : 'measured';
}
