import { fillResponse, type ResponseRoom, responseRoom, shapeCount } from './channel-response.ts';
import { type Collapsed, collapse } from './collapsed.ts';
import { addEvidence, prepareEvidence } from './evidence-likelihood.ts';
import type { FitRequest } from './fit-request.ts';
import { type LinearColumn, linearColumns } from './linear-columns.ts';
import { type ModelChannel, modelChannels } from './model-channels.ts';
import { type ChannelPoint, channelAt, logPriorOfShape } from './model-point.ts';
import type { OutcomeScale } from './outcome-scale.ts';
import { noiseScale } from './priors.ts';

/**
 * A Bayesian media-mix regression (Jin et al. 2017) on weekly outcomes y, scaled by the largest week, and spend x_i,
 * scaled by each channel's largest week:
 *
 *     y_t = intercept + trend(t) + Σ_k (a_k sin 2πk t/365.25 + b_k cos 2πk t/365.25) + Σ_j γ_j control_jt
 *           + Σ_e δ_e event_et + Σ_i β_i h_i(s_it) + ε_t,      ε_t ~ N(0, σ²)
 *     s_it = Σ_{l=0}^{L−1} α_i^l x_i,t−l / Σ_{l=0}^{L−1} α_i^l
 *     h(s) = (1 − e^{−λs})/(1 + e^{−λs})   or   h(s) = s^k/(s^k + c^k)
 *
 * All terms but the channels' are linear with normal priors: they are integrated out exactly (`collapsed.ts`) and
 * drawn afterwards. What remains, and what the sampler walks on, is per channel
 *
 *     u_i = log(β_i Σ_t h_i(s_it) / Σ_t y_t)   (its share of the outcome: what the data speak about first),
 *     logit α_i (where L > 1), log λ_i or log c_i and log k_i,   and   log σ,
 *
 * each with the Jacobian of its transform. β's prior is half-normal, or a log-normal on the share or the ROI (then u
 * is normal); (u, α, λ) → (log β, α, λ) is triangular with unit diagonal, so no other Jacobian arises.
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
  /** How many numbers the sampler walks on. */
  readonly dimension: number;
  /** The log posterior density at q, less a constant; fills `gradient`. −∞ outside of what can be computed. */
  logDensity(q: Float64Array, gradient: Float64Array): number;
  /** The channels' parameters at q; `rooms`, where given, are filled with their saturation in all weeks. */
  pointAt(q: Float64Array, rooms?: readonly ResponseRoom[]): ModelPoint;
  /** The outcome less the channels at q and the prior mean of the linear terms, for the weeks seen (scaled). */
  residualAt(point: ModelPoint, rooms: readonly ResponseRoom[]): Float64Array;
}

/** Parameters on the fit's scales. */
export interface ModelPoint {
  readonly channels: readonly ChannelPoint[];
  readonly sigma: number;
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
  const dimension = channels.reduce((sum, channel) => sum + channel.size, 0) + 1;
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
      return { shape, logShare, saturation, coefficient: (Math.exp(logShare) * total) / saturation };
    }),
    sigma: Math.exp(q[dimension - 1]!),
  });
  const fillResidual = (point: ModelPoint, from: readonly ResponseRoom[], into: Float64Array) => {
    into.set(outcome);
    point.channels.forEach(({ coefficient }, i) => {
      const { value } = from[i]!;
      for (let t = 0; t < seen; t += 1) into[t]! -= coefficient * value[t]!;
    });
  };

  return {
    request,
    scale,
    weeks,
    seen,
    channels,
    columns,
    linear,
    dimension,
    pointAt,
    residualAt(point, from) {
      const into = new Float64Array(seen);
      fillResidual(point, from, into);
      return into;
    },
    logDensity(q, gradient) {
      gradient.fill(0);
      const point = pointAt(q);
      const { sigma } = point;
      const isSound = ({ coefficient }: ChannelPoint) => Number.isFinite(coefficient);
      if (!(sigma > 0 && Number.isFinite(sigma) && point.channels.every(isSound))) return -Infinity;
      fillResidual(point, rooms, residual);
      const likelihood = linear.density(residual, sigma, force);
      const noise = (sigma / noiseScale) ** 2;
      gradient[dimension - 1] = likelihood.byLogSigma - noise + 1;
      let value = likelihood.value - noise / 2 + Math.log(sigma);
      channels.forEach((channel, i) => {
        value += channelTerms(channel, point.channels[i]!, rooms[i]!, gradient, i);
      });
      return value;
    },
  };

  /** Prior and evidence of one channel, and the gradient of everything by its parameters. */
  function channelTerms(
    channel: ModelChannel,
    at: ChannelPoint,
    room: ResponseRoom,
    gradient: Float64Array,
    index: number,
  ): number {
    const { coefficient, saturation, shape, logShare } = at;
    const { prior } = channel;
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
    }
    if (prior.on === 'coefficient') {
      const squared = (coefficient / prior.scale) ** 2;
      value += Math.log(coefficient) - squared / 2;
      byLogCoefficient += 1 - squared;
    } else {
      const score = (logShare - prior.mean) / prior.sd;
      value -= (score * score) / 2;
      gradient[channel.at]! -= score / prior.sd;
    }
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
  const sum = sizes.reduce((total, value) => total + value, 0);
  // An outcome of nothing but zeros has no scale; any will do.
  return {
    largest: Math.max(...sizes) || 1,
    total: (sum * history.weeks.length) / Math.max(1, seen) || 1,
  };
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < values.length; t += 1) sum += values[t]!;
  return sum;
}
