import { logBiasPrior } from './bias-prior.ts';
import { fillResponse, type ResponseRoom, responseRoom, shapeCount } from './channel-response.ts';
import { type Collapsed, collapse } from './collapsed.ts';
import { type Companions, weekWeights } from './companions.ts';
import { addEvidence, prepareEvidence } from './evidence-likelihood.ts';
import type { FitRequest } from './fit-request.ts';
import { type LinearColumn, linearColumns } from './linear-columns.ts';
import { type ModelChannel, modelChannels } from './model-channels.ts';
import { type ChannelPoint, channelAt, logPriorOfShape, type ModelPoint } from './model-point.ts';
import type { Position } from './nuts.ts';
import type { OutcomeScale } from './outcome-scale.ts';
import { noiseScale, sizePriors } from './priors.ts';
import type { RandomSource } from './random.ts';
import { robustPeak } from './robust-peak.ts';
import { sizeJump } from './size-jump.ts';
import { logSizePrior } from './size-prior.ts';

/**
 * A Bayesian media-mix regression (Jin et al. 2017) on weekly outcomes y, scaled by the largest week, and spend x_i,
 * scaled by each channel's largest week:
 *
 *     y_t = intercept + trend(t) + Σ_k (a_k sin 2πk t/365.25 + b_k cos 2πk t/365.25) + Σ_j γ_j control_jt
 *           + Σ_e δ_e event_et + Σ_i β_i h_i(s_it) + ε_t,      ε_t ~ N(0, σ²/w_t)
 *     s_it = Σ_{l=0}^{L−1} α_i^l x_i,t−l / Σ_{l=0}^{L−1} α_i^l
 *     h(s) = (1 − e^{−λs})/(1 + e^{−λs})   or   h(s) = s^k/(s^k + c^k)
 *
 * A week's weight w_t is 1, 1/10² or 1/100² (`noise.ts`). Given the weights all terms but the channels' are linear with
 * normal priors: they are integrated out exactly (`collapsed.ts`). Between the sampler's steps the linear terms and then
 * the weights are drawn in closed form (`companions.ts`). What remains, and what the sampler walks on, is per channel
 *
 *     u_i = log(β_i Σ_t h_i(s_it) / Σ_t y_t)   (its share of the outcome: what the data speak about first),
 *     logit α_i (where L > 1), log λ_i or log c_i and log k_i,
 *
 * b_i where a test speaks of the channel (`bias-prior.ts`), the channels' common level (`size-prior.ts`), and log σ;
 * each with the Jacobian of its transform. β e^{−b} is the causal coefficient.
 */
export interface FitModel {
  readonly request: FitRequest;
  readonly scale: OutcomeScale;
  readonly weeks: number;
  /** The outcome is known in so many first weeks; spend in all. */
  readonly seen: number;
  readonly channels: readonly ModelChannel[];
  readonly columns: readonly LinearColumn[];
  readonly linear: Collapsed;
  /** What is drawn in closed form between the sampler's steps: the linear terms, and the weeks' weights. */
  readonly companions: Companions;
  /** Where the channels' common level stands in the sampler's position; the logarithm of σ comes last. */
  readonly levelAt: number;
  /** How many numbers the sampler walks on. */
  readonly dimension: number;
  /** Rough standard deviations of these. */
  readonly spreads: Float64Array;
  /** The log posterior density at q, less a constant; fills `gradient`. −∞ outside of what can be computed. */
  logDensity(q: Float64Array, gradient: Float64Array): number;
  /** Proposes one channel's size afresh (`size-jump.ts`). */
  jump(from: Position, random: RandomSource): Position;
  /** The channels' parameters at q; `rooms`, where given, are filled with their saturation in all weeks. */
  pointAt(q: Float64Array, rooms?: readonly ResponseRoom[]): ModelPoint;
  /** The outcome less the channels at q and the prior mean of the linear terms, for the weeks seen (scaled). */
  residualAt(point: ModelPoint, rooms: readonly ResponseRoom[]): Float64Array;
}

/**
 * Prepares the model of a request.
 *
 * @param seen how many first weeks the likelihood knows (a forecast leaves out the last); all by default
 * @param scale what to scale outcomes by, where it is not to come from the outcomes themselves
 */
export function createFitModel(
  request: FitRequest,
  seen = request.history.weeks.length,
  scale: OutcomeScale = outcomeScale(request, seen),
): FitModel {
  const { history, spec } = request;
  const weeks = history.weeks.length;
  const channels = modelChannels(request, scale);
  const columns = linearColumns(request, seen);
  const linear = collapse(columns, seen);
  const evidence = prepareEvidence(request, channels, scale);
  const outcome = Float64Array.from(
    history.outcome.values.slice(0, seen),
    (value, t) => value / scale.largest - linear.priorMean[t]!,
  );
  const levelAt = channels.reduce((sum, { size, biasAt }) => sum + size + (biasAt === undefined ? 0 : 1), 0);
  const dimension = levelAt + 2;
  const rooms = channels.map(() => responseRoom(spec.curve, weeks));
  const spare = responseRoom(spec.curve, weeks);
  const residual = new Float64Array(seen);
  const force = new Float64Array(seen);
  const total = scale.total / scale.largest;

  const pointAt = (q: Float64Array, into: readonly ResponseRoom[] = rooms): ModelPoint => ({
    channels: channels.map((channel, i) => {
      const { shape, logShare } = channelAt(channel, spec, q);
      fillResponse(into[i]!, channel.spend, spec, shape);
      const saturation = sumOf(into[i]!.value);
      const bias = channel.biasAt === undefined ? 0 : q[channel.biasAt]!;
      return { shape, logShare, saturation, bias, coefficient: (Math.exp(logShare) * total) / saturation };
    }),
    level: q[levelAt]!,
    sigma: Math.exp(q[dimension - 1]!),
  });
  const fillResidual = (point: ModelPoint, from: readonly ResponseRoom[], into: Float64Array) => {
    into.set(outcome);
    point.channels.forEach(({ coefficient }, i) => {
      const { value } = from[i]!;
      for (let t = 0; t < seen; t += 1) into[t]! -= coefficient * value[t]!;
    });
  };

  const residualAt = (point: ModelPoint, from: readonly ResponseRoom[]) => {
    const into = new Float64Array(seen);
    fillResidual(point, from, into);
    return into;
  };

  // What is known of log σ after n weeks; sizes, decays and curves are known to a factor or so.
  const spreads = new Float64Array(dimension).fill(0.5);
  spreads[dimension - 1] = 1 / Math.sqrt(2 * Math.max(1, seen));
  const model: FitModel = {
    spreads,
    request,
    scale,
    weeks,
    seen,
    channels,
    columns,
    linear,
    dimension,
    pointAt,
    residualAt,
    levelAt,
    companions: weekWeights({ columns, linear, seen }, (q) => {
      const point = pointAt(q);
      fillResidual(point, rooms, residual);
      return { residual, sigma: point.sigma };
    }),
    logDensity(q, gradient) {
      gradient.fill(0);
      const point = pointAt(q);
      const { sigma } = point;
      const isSound = ({ coefficient }: ChannelPoint) => Number.isFinite(coefficient);
      if (!(sigma > 0 && Number.isFinite(sigma) && point.channels.every(isSound))) return -Infinity;
      fillResidual(point, rooms, residual);
      const likelihood = linear.density(residual, sigma, force);
      if (likelihood.value === -Infinity) return -Infinity;
      const noise = (sigma / noiseScale) ** 2;
      gradient[dimension - 1] = likelihood.byLogSigma - noise + 1;
      const level = point.level / sizePriors.levelSd;
      gradient[levelAt] = -level / sizePriors.levelSd;
      let value = likelihood.value - noise / 2 + Math.log(sigma) - (level * level) / 2;
      channels.forEach((channel, i) => {
        value += channelTerms(channel, point.channels[i]!, point.level, rooms[i]!, gradient, i);
      });
      return value;
    },
    jump: (from, random) => jump(from, random),
  };
  const jump = sizeJump(model, channels, levelAt);
  return model;

  /** Prior and evidence of one channel, and the gradient of everything by its parameters. */
  function channelTerms(
    channel: ModelChannel,
    at: ChannelPoint,
    level: number,
    room: ResponseRoom,
    gradient: Float64Array,
    index: number,
  ): number {
    const { coefficient, saturation, shape, logShare } = at;
    const { prior, biasAt } = channel;
    const names = shapeCount[spec.curve];
    const decayAt = channel.at + 1;
    const shapeAt = channel.at + channel.size - names;
    let byLogCoefficient = coefficient * dotSeen(room.value);
    let byDecay = coefficient * dotSeen(room.byDecay);
    for (let k = 0; k < names; k += 1) gradient[shapeAt + k]! += coefficient * dotSeen(room.byLogShape[k]!);
    let value = logPriorOfShape(spec, shape, gradient, { decayAt, shapeAt });
    for (const item of evidence) {
      if (item.channel !== index) continue;
      const told = addEvidence(item, { at, room, spare, spec, shapeAt }, gradient);
      value += told.value;
      byLogCoefficient += told.byLogCoefficient;
      byDecay += told.byDecay;
      gradient[biasAt!]! -= told.byLogCoefficient;
    }
    if (biasAt !== undefined) {
      const bias = logBiasPrior(channel.bias, at.bias);
      value += bias.value;
      gradient[biasAt]! += bias.slope;
    }
    const size = logSizePrior(prior, logShare, level);
    value += size.value;
    gradient[channel.at]! += size.byShare;
    gradient[levelAt]! += size.byLevel;
    // log β = u + log Σy − log Σh: what moves Σh at a fixed share moves β.
    gradient[channel.at]! += byLogCoefficient;
    for (let k = 0; k < names; k += 1)
      gradient[shapeAt + k]! -= (byLogCoefficient * sumOf(room.byLogShape[k]!)) / saturation;
    if (spec.longestLag > 0) {
      byDecay -= (byLogCoefficient * sumOf(room.byDecay)) / saturation;
      gradient[decayAt]! += byDecay * shape.decay * (1 - shape.decay);
    }
    return value;
  }

  function dotSeen(values: Float64Array): number {
    let sum = 0;
    for (let t = 0; t < seen; t += 1) sum += force[t]! * values[t]!;
    return sum;
  }
}

/** The largest week seen, and the sum over all weeks (those not seen count as the mean of the others). */
function outcomeScale({ history }: Pick<FitRequest, 'history'>, seen: number): OutcomeScale {
  const sizes = history.outcome.values.slice(0, seen).map(Math.abs);
  // An outcome of nothing but zeros has no scale; any will do.
  const largest = robustPeak(sizes) || 1;
  const sum = sizes.reduce((total, value) => total + Math.min(value, largest), 0);
  return { largest, total: (sum * history.weeks.length) / Math.max(1, seen) || 1 };
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < values.length; t += 1) sum += values[t]!;
  return sum;
}
