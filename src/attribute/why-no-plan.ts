import { type ClashSide, findClash } from '../optimise/clash.ts';
import { type CompiledProblem, optimise } from '../optimise/optimise.ts';
import { readable } from '../scenario/limit-text.ts';
import { UserError } from '../scenario/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { mendOf } from './mend.ts';
import { textOf, typedLimit } from './typed-limits.ts';

/** Enough effort to say what can be reached. */
const shortEffort = { nodes: 50, milliseconds: 1_000 };
const mostRounds = 12;

/**
 * Why a scenario has no plan, as an error that teaches: limits that clash (a smallest set, and the least change
 * that mends it), or a goal out of reach (with what can be reached). Limits are written as people type them.
 */
export async function whyNoPlan(scenario: Scenario, compiled: CompiledProblem): Promise<UserError> {
  const { limits } = compiled.problem;
  const { goal } = scenario;
  const asksMore = typeof goal === 'object' && ('target' in goal || 'roi' in goal || 'cost' in goal);
  // A goal that nobody asked for is never the reason: then even the least miss is told.
  const clash = (await findClash(limits)) ?? (asksMore ? undefined : await findClash(limits, 0));
  if (clash) return clashError(scenario, clash);
  if (typeof goal === 'object' && 'target' in goal) {
    const { problem } = compiled;
    const most = await optimise(
      { ...compiled, problem: { ...problem, aim: { kind: 'surplus', price: 0 } } },
      shortEffort,
    );
    return new UserError({
      code: 'goal.unreachable',
      path: 'goal',
      received: `value>=${readable(goal.target)}`,
      values: { reachable: withinReach((most.plan?.value ?? problem.idleValue) * compiled.valueUnit) },
    });
  }
  if (!asksMore || 'target' in goal)
    throw new Error(`no plan was found for ${scenario.id}, and no limit clashes`);
  if ('cost' in goal) {
    const { aim } = compiled.problem;
    const asked = aim.kind === 'roi' ? (aim.least * compiled.valueUnit) / compiled.spendUnit : 0;
    // The least cost is what the best return leaves: rounded up, as less cannot be had.
    return new UserError({
      code: 'goal.too-cheap',
      path: 'goal',
      received: `cpa<=${readable(goal.cost)}`,
      values: { reachable: readable(roundedUp((goal.cost * asked) / (await bestReturn(compiled)))) },
    });
  }
  return new UserError({
    code: 'goal.unreachable',
    path: 'goal',
    received: `roi>=${readable(goal.roi)}`,
    values: { reachable: withinReach(await bestReturn(compiled)) },
  });
}

/** The best ROI that any plan has, by Dinkelbach's method (1967): maximise V − rS, then set r to that plan's ROI. */
async function bestReturn(compiled: CompiledProblem): Promise<number> {
  const { problem } = compiled;
  let price = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const { plan } = await optimise(
      { ...compiled, problem: { ...problem, aim: { kind: 'surplus', price } } },
      shortEffort,
    );
    if (!plan || plan.total <= 1e-9) break;
    const next = (plan.value - problem.idleValue) / plan.total;
    if (next <= price * (1 + 1e-9)) break;
    price = next;
  }
  return (price * compiled.valueUnit) / compiled.spendUnit;
}

async function clashError(scenario: Scenario, clash: readonly ClashSide[]): Promise<UserError> {
  const limits = clash.map((side) => typedLimit(scenario, side));
  const received = limits.map((limit) => textOf(scenario, limit)).join(', ');
  const mend = await mendOf(scenario, limits);
  return mend === undefined
    ? new UserError({ code: 'plan.infeasible-several', received })
    : new UserError({ code: 'plan.infeasible', received, values: { mend } });
}

/** A figure that a plan reaches, as a command takes it: six digits, rounded so that it is still reached. */
function withinReach(value: number): string {
  return readable(-roundedUp(-value));
}

/** The least number of six digits that is no less. */
function roundedUp(value: number): number {
  const nearest = Number(value.toPrecision(6));
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) - 5);
  return nearest >= value ? nearest : nearest + step;
}
