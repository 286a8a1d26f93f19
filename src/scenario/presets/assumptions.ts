import type { Parameter } from '../parameter.ts';
import type { ScenarioInput } from '../scenario.ts';

/** A scenario of the advantage model as it is written. */
export type AdvantageInput = Extract<ScenarioInput, { model: 'advantage' }>;
type LevelInput = AdvantageInput['channels'][number]['efficiency'];

/** A middle value and its 5 % and 95 % quantiles. */
type Spread = readonly [value: number, low: number, high: number];

/** A number that nobody measured: wide, and with the reason for choosing it. */
export function assumed([value, low, high]: Spread, why: string): Parameter {
  return { value, low, high, why };
}

/** One of the article's nine levels, taken as today's; it gives them without a spread. */
export function fromArticle(value: number): Parameter {
  return { value, why: "from the article, taken as the level at today's spend" };
}

const floors = {
  efficiency: 'assumed: existing users go on producing some usable data in a week without spend',
  coverage: 'assumed: people reached before stay reachable for a while without spend',
  influence: 'assumed: a brand is remembered for some weeks after spend stops',
};

const ceilings = {
  efficiency: 'assumed: part of the data stays out of reach at any spend, by refused consent or poor quality',
  coverage: 'assumed: part of the audience never uses this channel, whatever is spent',
  influence: 'assumed: no channel convinces everybody',
};

const diminishing = assumed(
  [0.8, 0.62, 0.87],
  'assumed: every further unit of spend brings less than the one before, from the first one on (slope below 1); a history of spend would tell how fast',
);

/** What is assumed of one channel's response in one attribute. */
interface Guess {
  readonly floor: Spread;
  /** At today's spend: a guess with its reason, or a level of the article's. */
  readonly level: Parameter;
  readonly ceiling: Spread;
  /** Absent: diminishing returns from the first unit on. */
  readonly slope?: Parameter;
}

function levels(attribute: keyof typeof floors) {
  return ({ floor, level, ceiling, slope }: Guess): LevelInput => ({
    floor: assumed(floor, floors[attribute]),
    ceiling: assumed(ceiling, ceilings[attribute]),
    level,
    slope: slope ?? diminishing,
  });
}

/** η: how well a channel turns contact into usable data. */
export const efficiency = levels('efficiency');
/** β: the part of the audience that a channel reaches. */
export const coverage = levels('coverage');
/** γ: how far a channel makes people trust and choose the product. */
export const influence = levels('influence');
