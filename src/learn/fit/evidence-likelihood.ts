import type { ExperimentEvidence } from '../experiments/evidence.ts';
import type { History } from '../history/history.ts';
import { fillResponse, type ResponseRoom } from './channel-response.ts';
import type { FitRequest } from './fit-request.ts';
import type { FitSpec } from './fit-spec.ts';
import type { ModelChannel } from './model-channels.ts';
import type { ChannelPoint } from './model-point.ts';
import type { OutcomeScale } from './outcome-scale.ts';

/** An experiment as the likelihood needs it, outcomes scaled. */
export interface PreparedEvidence {
  /** Its place among the model's channels. */
  readonly channel: number;
  /** Weeks whose outcome counts: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** The channel's spend had the tested share of it been taken away in the window. */
  readonly without: Float64Array;
  readonly audienceShare: number;
  readonly incremental: number;
  readonly standardError: number;
}

/**
 * Whether a fit of this history can take the experiment in: its channel had spend in the window, and the whole window
 * lies in the history. (A re-import may have taken weeks away.)
 */
export function isWithin(history: History, { channel, from, to }: ExperimentEvidence): boolean {
  const window = windowOf(history, from, to);
  const spend = history.channels.find(({ id }) => id === channel)?.spend;
  return window !== undefined && (spend?.slice(window.first, window.last + 1).some((x) => x > 0) ?? false);
}

/** The weeks in which days of the window lie; undefined where one lies outside. */
function windowOf({ weeks }: History, from: string, to: string): { first: number; last: number } | undefined {
  const first = weeks.findLastIndex((day) => day <= from);
  const last = weeks.findLastIndex((day) => day <= to);
  const end = Date.parse(weeks.at(-1) ?? '') + 7 * 86_400_000;
  return first >= 0 && last >= first && Date.parse(to) < end ? { first, last } : undefined;
}

/**
 * Prepares a request's experiments.
 *
 * @throws Error where one does not lie within the history (`isWithin`): callers leave those out and say so
 */
export function prepareEvidence(
  { history, evidence }: FitRequest,
  channels: readonly ModelChannel[],
  scale: OutcomeScale,
): PreparedEvidence[] {
  return evidence.map((item) => {
    const window = windowOf(history, item.from, item.to);
    const channel = channels.findIndex(({ id }) => id === item.channel);
    const spend = channels[channel]?.spend;
    if (!window || !spend || !isWithin(history, item))
      throw new Error(
        `The experiment on ${item.channel} from ${item.from} to ${item.to} is not in the history`,
      );
    const { first, last } = window;
    return {
      channel,
      from: first,
      to: Math.min(spend.length, last + 1 + item.carryOver),
      without: spend.map((x, t) => (t >= first && t <= last ? x * (1 - item.spendShare) : x)),
      audienceShare: item.audienceShare,
      incremental: item.incremental / scale.largest,
      standardError: item.standardError / scale.largest,
    };
  });
}

/** Where a channel stands, and room to work in. */
interface EvidenceContext {
  readonly at: ChannelPoint;
  readonly room: ResponseRoom;
  readonly spare: ResponseRoom;
  readonly spec: FitSpec;
  readonly shapeAt: number;
}

/**
 * log N(incremental | a·Δ, se²), Δ = β e^{−b} Σ_t (h(s_t) − h(s'_t)) over the window and its carry-over, s' the adstock
 * without the tested share of spend, a the share of the audience. Adds the gradient by the curve's own parameters
 * (at fixed β) and returns the others; the slope by b is the negative of that by log β.
 */
export function addEvidence(
  item: PreparedEvidence,
  { at, room, spare, spec, shapeAt }: EvidenceContext,
  gradient: Float64Array,
): { readonly value: number; readonly byLogCoefficient: number; readonly byDecay: number } {
  const { from, to, standardError } = item;
  fillResponse(spare, item.without, spec, at.shape, from, to);
  const unit = item.audienceShare * at.coefficient * Math.exp(-at.bias);
  const apart = (a: Float64Array, b: Float64Array) => {
    let sum = 0;
    for (let t = from; t < to; t += 1) sum += a[t]! - b[t]!;
    return unit * sum;
  };
  const expected = apart(room.value, spare.value);
  const score = (item.incremental - expected) / standardError;
  const pull = score / standardError;
  room.byLogShape.forEach((values, k) => {
    gradient[shapeAt + k]! += pull * apart(values, spare.byLogShape[k]!);
  });
  return {
    value: -(score * score) / 2,
    byLogCoefficient: pull * expected,
    byDecay: pull * apart(room.byDecay, spare.byDecay),
  };
}
