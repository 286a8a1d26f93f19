import { type Clash, findClash, type LimitSide } from '../optimise/clash.ts';
import { type CompiledProblem, optimise } from '../optimise/optimise.ts';
import { UserError } from '../scenario/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Enough effort to say what can be reached. */
const shortEffort = { nodes: 50, milliseconds: 1_000 };
const mostRounds = 12;

/**
 * Why a scenario has no plan, as an error that teaches: limits that clash (a smallest set, and the least change
 * that mends it), or a goal out of reach (with what can be reached). Limits are written as people type them.
 */
export async function whyNoPlan(scenario: Scenario, compiled: CompiledProblem): Promise<UserError> {
  const clash = await findClash(compiled.problem.limits);
  if (clash) return clashError(scenario, compiled, clash);
  const { goal } = scenario;
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
      values: { reachable: readable((most.plan?.value ?? problem.idleValue) * compiled.valueUnit) },
    });
  }
  const asked = typeof goal === 'object' && 'roi' in goal ? goal.roi : 0;
  return new UserError({
    code: 'goal.unreachable',
    path: 'goal',
    received: `roi>=${readable(asked)}`,
    values: { reachable: readable(await bestReturn(compiled)) },
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

function clashError(scenario: Scenario, compiled: CompiledProblem, clash: Clash): UserError {
  const unit = compiled.spendUnit / compiled.periods;
  const typed = (limit: LimitSide, amount: number) =>
    `${nameOf(scenario, limit.id)}${limit.side === 'max' ? '<=' : '>='}${readable(amount * unit)}`;
  const received = clash.limits.map((limit) => typed(limit, limit.amount)).join(', ');
  if (!clash.mend) return new UserError({ code: 'plan.infeasible-several', received });
  return new UserError({
    code: 'plan.infeasible',
    received,
    values: { mend: typed(clash.mend, clash.mend.to) },
  });
}

function nameOf(scenario: Scenario, id: string): string {
  const [kind, name] = id.split(':');
  // The clash names channels by their place.
  if (kind === 'channel') return scenario.channels[Number(name)]?.id ?? name ?? id;
  return name ?? id;
}

/** A number with at most six digits, as a command takes it. */
function readable(value: number): string {
  return String(Number(value.toPrecision(6)));
}
