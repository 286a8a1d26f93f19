import { type Check, checks, type Figure } from './checks.ts';
import type { Findings } from './findings.ts';
import type { Review, ReviewVerdict } from './review-shape.ts';

/** Every figure of every check, judged; together the worst of them. */
export function reviewOf(findings: Findings): Review {
  const items = checks.flatMap((check) =>
    check.figures(findings).map((figure) => ({
      check: check.name,
      ...figure,
      verdict: judged(check, figure),
      ...(check.care !== undefined && { care: check.care }),
      ...(check.none !== undefined && { none: check.none }),
    })),
  );
  const held = findings.channels.flatMap(({ id }) => {
    const reasons = items.filter(
      ({ check, of, verdict }) => of === id && verdict !== 'sound' && holds(check),
    );
    return reasons.length === 0 ? [] : [{ channel: id, because: reasons.map(({ check }) => check) }];
  });
  const isAllHeld = findings.channels.length > 0 && held.length === findings.channels.length;
  return {
    // Where every channel is held nothing is left that a plan could move.
    verdict: isAllHeld
      ? 'none'
      : together(items.filter(({ check }) => counts(check)).map(({ verdict }) => verdict)),
    items,
    held,
    robustness: Object.fromEntries(findings.channels.map(({ id, robustness }) => [id, robustness])),
  };
}

const holding = new Map(checks.map(({ name, holds }) => [name, holds]));
const holds = (name: Check['name']) => holding.get(name) !== undefined;
const counts = (name: Check['name']) => holding.get(name) !== 'alone';

/** A figure against a check's thresholds. */
function judged({ against, care, none }: Check, { value }: Figure): ReviewVerdict {
  const reaches = (threshold: number | undefined) =>
    threshold !== undefined && (against === 'large' ? value >= threshold : value <= threshold);
  return reaches(none) ? 'none' : reaches(care) ? 'care' : 'sound';
}

function together(verdicts: readonly ReviewVerdict[]): ReviewVerdict {
  return verdicts.includes('none') ? 'none' : verdicts.includes('care') ? 'care' : 'sound';
}
