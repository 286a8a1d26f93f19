import { fitOf } from '../../scenario/scenario.ts';
import type { Run } from './stored/run.ts';

/**
 * What a plan stands on, which decides how it may be told: a fit (`measured`), one whose review calls for care (`weak`) or
 * carries no plan at all (`uncarried`), or what somebody assumed (`assumed`).
 */
export type Standing = 'measured' | 'weak' | 'uncarried' | 'assumed';

export function standingOf({ effective, verdict }: Pick<Run, 'effective' | 'verdict'>): Standing {
  if (verdict?.kind === 'none') return 'uncarried';
  if (effective.model !== 'response' || fitOf(effective) === undefined) return 'assumed';
  const { review } = effective.response;
  if (review === 'none') return 'uncarried';
  return review === 'care' ? 'weak' : 'measured';
}
