import { splitPosterior } from '../model/posterior.ts';
import { equalWeights, valueAt, weighted } from '../model/value-model.ts';
import { workDone } from '../model/work.ts';
import { keeps } from '../optimise/limits.ts';
import { type CompiledProblem, compileProblem, explain, gapScales, optimise } from '../optimise/optimise.ts';
import { cautious, measure } from '../optimise/risk.ts';
import { provedGap } from '../optimise/search.ts';
import { inMoney, refuseMoneyGoalWithoutMoney } from '../scenario/money-value.ts';
import { UserError } from '../scenario/problem.ts';
import { budgetOf } from '../scenario/scenario.ts';
import { accountsOf } from './accounts.ts';
import type { Analysis, AnalysisRequest } from './analysis.ts';
import { bindingLimits } from './binding-limits.ts';
import { budgetCurve } from './budget-curve.ts';
import { certaintyOf, freshModel } from './certainty.ts';
import { contributions } from './contributions.ts';
import { goalFacts } from './goal-facts.ts';
import { pricePlan } from './price-plan.ts';
import { createProofShare } from './proof-share.ts';
import { responseCurves } from './response-curves.ts';
import { robustnessOf } from './robustness.ts';
import { sensitivities } from './sensitivity.ts';
import { sharesOf } from './shares-of-work.ts';
import { stabilityOf } from './stability.ts';
import { thinned } from './thinned-trace.ts';
import { tidy } from './tidy-plan.ts';
import { verdictOf } from './verdict.ts';
import { whyNoPlan } from './why-no-plan.ts';

/** How much of the work is done, roughly, when the plan is proved: the explanation is left. */
const provedAt = 0.85;

/** After so much of its time, an analysis ends with what it has; the clock is asked last (see `sharesOf`). */
const latest = 1.1;

/** Watches an analysis and may end it. */
export interface AnalysisHooks {
  readonly onProgress?: (progress: {
    step: 'drawing' | 'proving' | 'explaining';
    fraction: number;
    gap?: number;
  }) => void;
  readonly shouldStop?: () => boolean;
  /** The clock, in milliseconds: decides only where a machine is too slow for the work that its time stands for. */
  readonly now?: () => number;
}

/**
 * Works out the best plan for a scenario: the plan, its proof, contributions, marginal returns, what binds and
 * how sure it is.
 *
 * @throws UserError `plan.no-money-value` for a goal in money without a money value, `plan.infeasible` when the
 *   limits clash, `goal.unreachable` when no plan within them meets the goal, `plan.cancelled` when `shouldStop` ended it
 */
export async function analyse(request: AnalysisRequest, hooks: AnalysisHooks = {}): Promise<Analysis> {
  const { scenario } = request;
  refuseMoneyGoalWithoutMoney(scenario);
  const now = hooks.now ?? (() => performance.now());
  const watch = stopwatch(now);
  const workBefore = workDone();
  const began = now();
  const isLate = () => now() - began > latest * request.effort.milliseconds;
  const shouldStop = () => hooks.shouldStop?.() === true || isLate();
  hooks.onProgress?.({ step: 'drawing', fraction: 0 });
  const shareProved = createProofShare(request.effort.milliseconds);
  const rows = request.posterior && splitPosterior(scenario, request.posterior);
  const compiled = compileProblem(scenario, request.draws, request.seed, rows?.optimised);
  const { problem } = compiled;
  // What the interval is taken of is drawn anew afterwards: as much work again.
  const shares = sharesOf(request, 2 * (workDone() - workBefore));
  watch.lap('draw');

  const result = await optimise(compiled, shares.search, {
    now,
    ...(hooks.shouldStop && { shouldStop: hooks.shouldStop }),
    onStep: (step) =>
      hooks.onProgress?.({ step: 'proving', fraction: provedAt * shareProved(step), gap: step.gap }),
  });
  const { stopped } = result;
  if (stopped === 'cancelled') throw new UserError({ code: 'plan.cancelled' });
  if (!result.plan) throw await whyNoPlan(scenario, compiled);
  const plan = tidy(result.plan, compiled);
  watch.lap('search');

  hooks.onProgress?.({ step: 'explaining', fraction: provedAt });
  const n = scenario.channels.length;
  const proposed = plan.spend.map((x) => x * compiled.spendUnit);
  const today = compiled.today.map((x) => x * compiled.spendUnit);
  const weight = equalWeights(compiled.model.draws);
  const expected = (spend: Float64Array) => weighted(weight, valueAt(compiled.model, spend).value);
  const [contributed, contributedToday] = [
    contributions(compiled.model, proposed),
    contributions(compiled.model, today),
  ];
  const accounts = accountsOf(scenario, compiled.model, request, rows?.optimised);
  const after = accounts?.contributionsAfter(proposed);
  const price = scenario.goal === 'profit' ? 1 : 0;
  const certainty = certaintyOf(scenario, today, proposed, request.draws, request.seed, price, rows?.fresh);
  const robustness =
    certainty &&
    (await robustnessOf(
      compiled,
      plan,
      freshModel(scenario, request.draws, request.seed, rows?.fresh),
      shares.robustness,
      shouldStop,
    ));
  const explained = await explain(compiled, plan);
  const value = { zero: expected(new Float64Array(n)), today: expected(today), proposed: expected(proposed) };
  const ranges = await stabilityOf(
    scenario,
    Array.from(proposed, (x) => x / compiled.periods),
    request.seed,
    shares.stability,
    shouldStop,
    rows?.fresh,
  );
  const ids = scenario.channels.map(({ id }) => id);
  const responses = request.explain ? await responseCurves(compiled, ids, today, proposed) : undefined;
  const explanation = responses && {
    budgetCurve: await budgetCurve(
      scenario,
      compiled,
      plan,
      request.seed,
      shares.budgetCurve,
      shouldStop,
      rows?.optimised,
    ),
    responseCurves: responses.curves,
    ...(await sensitivities(scenario, proposed, shares.sensitivities, shouldStop, rows?.optimised)),
  };
  if (hooks.shouldStop?.()) throw new UserError({ code: 'plan.cancelled' });
  watch.lap('explain');

  const todayFeasible = keeps(problem.limits, compiled.today);
  const toScore = scoreUnit(compiled);
  const scales = gapScales(problem, plan, compiled.today);
  const open = Math.max(0, result.bound - plan.score);
  const gap = open / scales.value;
  const profitGap = scales.surplus === undefined ? undefined : open / scales.surplus;
  const isCautious = scenario.risk === 'cautious';
  const tail = (spend: Float64Array) => measure(cautious, valueAt(compiled.model, spend).value);
  return {
    accounting: 2,
    unit: inMoney(scenario) ? 'money' : 'outcome',
    budget: budgetOf(scenario),
    periods: compiled.periods,
    channels: scenario.channels.map((channel, i) => ({
      id: channel.id,
      today: channel.today,
      proposed: proposed[i]! / compiled.periods,
      contributionToday: weighted(weight, contributedToday[i]!),
      contribution: weighted(weight, contributed[i]!),
      ...(after && { contributionAfter: after[i]! }),
      marginalReturn: (explained.slope[i]! * compiled.valueUnit) / compiled.spendUnit,
      ...(certainty && { interval: certainty.channels[i]! }),
      ...(ranges && { range: ranges[i]! }),
    })),
    value: {
      ...value,
      lift: value.proposed - value.today,
      ...(accounts && {
        earlier: accounts.earlier,
        afterPeriod: {
          zero: accounts.after(new Float64Array(n)),
          today: accounts.after(today),
          proposed: accounts.after(proposed),
        },
      }),
      ...(isCautious && { cautiousToday: tail(today), cautiousProposed: tail(proposed) }),
    },
    todayFeasible,
    ...(certainty && {
      certainty: {
        zero: certainty.zero,
        value: certainty.value,
        lift: certainty.lift,
        liftProbability: certainty.liftProbability,
        ...(certainty.change && { change: certainty.change }),
        period: certainty.period,
        draws: certainty.draws,
      },
    }),
    ...(robustness && {
      robustness: {
        draws: robustness.draws,
        regret: robustness.regret,
        error: robustness.error,
        isPerfectInformation: !isCautious,
        ...(robustness.currentRegret !== undefined && { currentRegret: robustness.currentRegret }),
        channels: ids.map((id, i) => ({ id, ...robustness.channels[i]! })),
      },
    }),
    verdict: verdictOf({
      ...value,
      todaySpend: [...today],
      proposedSpend: [...proposed],
      ...goalFacts(scenario, compiled, certainty?.lift, proposed, today),
      isMoney: inMoney(scenario),
      todayFeasible,
      isCarried: scenario.model !== 'response' || scenario.response.review !== 'none',
    }),
    ...(request.posterior &&
      rows && {
        joint: {
          fit: request.posterior.fit,
          draws: compiled.model.draws,
          fresh: certainty?.draws ?? 0,
          edited: [...rows.edited],
        },
      }),
    limits: bindingLimits(scenario, compiled, plan, explained),
    proof: {
      best: plan.score * toScore,
      bound: Math.max(result.bound, plan.score) * toScore,
      gap,
      ...(profitGap !== undefined && { profitGap }),
      proved: Math.max(gap, profitGap ?? 0) <= provedGap,
      nodes: result.nodes,
      stopped,
    },
    trace: thinned(result.trace).map(({ iteration, milliseconds, best, bound }) => ({
      iteration,
      milliseconds: Math.round(milliseconds * 100) / 100,
      best: best * toScore,
      bound: bound * toScore,
    })),
    ...(request.plan && {
      priced: pricePlan(request, compiled, plan, request.plan, rows?.fresh, accounts),
    }),
    ...(explanation && { explanation }),
    // The plan, its bound and all money are reckoned in float64; only curves to look at may come from tensors.
    engine:
      responses && responses.engine !== 'float64'
        ? `float64; response curves: ${responses.engine}`
        : 'float64',
    milliseconds: watch.laps,
  };
}

/** Score is counted in value, but in spend for a target. */
function scoreUnit({ problem, valueUnit, spendUnit, periods }: CompiledProblem): number {
  return problem.aim.kind === 'target' ? spendUnit / periods : valueUnit;
}

/** Milliseconds by stage, rounded to hundredths. */
function stopwatch(clock: () => number) {
  const laps: Record<string, number> = {};
  let last = clock();
  return {
    laps,
    lap(stage: string) {
      const now = clock();
      laps[stage] = Math.round((now - last) * 100) / 100;
      last = now;
    },
  };
}
