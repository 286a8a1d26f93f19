import type { Words } from '../../../bot/language/words.ts';
import { channelPath } from '../../../model/posterior.ts';
import { middle, type Parameter } from '../../../scenario/parameter.ts';
import { fitOf, type Scenario } from '../../../scenario/scenario.ts';

/** Most parameters that are named, and by how much one has to move for that. */
const mostNamed = 3;
const leastMove = 0.1;

/**
 * What another fit changed: which fit, of how many weeks, and the parameters whose middle moved most. Undefined where
 * both versions rest on the same fit or on none.
 */
export function fitChangeText(was: Scenario, is: Scenario, words: Words): string | undefined {
  const [before, fit] = [fitOf(was), fitOf(is)];
  if (before === fit) return undefined;
  if (fit === undefined) return words.say('fit.changes.unfitted', { before: before ?? 0 });
  const count = weeksIn(is);
  const [old, now] = [middlesOf(was), middlesOf(is)];
  const channels = is.channels.map(({ id }) => id);
  const head =
    before === undefined
      ? words.say('fit.changes.fitted', { fit, count })
      : words.say(weeksIn(was) === count ? 'fit.changes.again' : 'fit.changes.refitted', {
          before,
          fit,
          weeksBefore: weeksIn(was),
          count,
        });
  const isSame =
    was.channels.length === channels.length && was.channels.every(({ id }) => channels.includes(id));
  const parts = [
    head,
    ...(isSame ? [] : [words.say('fit.changes.channels', { channels: words.list(channels) })]),
  ];
  if (before === undefined) return parts.join(words.say('replies.comma'));
  const moved = [...now]
    .flatMap(([parameter, value]) => {
      const from = old.get(parameter);
      return from === undefined || from === 0 ? [] : [{ parameter, change: value / from - 1 }];
    })
    .filter(({ change }) => Math.abs(change) >= leastMove)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, mostNamed)
    .map(({ parameter, change }) =>
      words.say('fit.changes.moved', { parameter, change: words.percentChange(Number(change.toFixed(2))) }),
    );
  return [...parts, ...(moved.length === 0 ? [words.say('fit.changes.steady')] : moved)].join(
    words.say('replies.comma'),
  );
}

/** How many weeks of history a fitted scenario learnt from; 0 where nothing says so. */
export const weeksIn = (scenario: Scenario) =>
  scenario.model === 'response' ? (scenario.response.weeks ?? 0) : 0;

/** The middle of every fitted parameter, by how people edit it: `tv.coefficient`. */
function middlesOf(scenario: Scenario): ReadonlyMap<string, number> {
  if (scenario.model !== 'response') return new Map();
  const found: [string, Parameter | undefined][] = [['base', scenario.response.base]];
  for (const { id, response } of scenario.channels) {
    const shape =
      response.curve === 'hill'
        ? { halfSaturation: response.halfSaturation, slope: response.slope }
        : { rate: response.rate };
    const all = { coefficient: response.coefficient, ...shape, decay: response.adstock?.decay };
    for (const [name, parameter] of Object.entries(all)) {
      found.push([channelPath(id, name).replace(/^channel\./, ''), parameter]);
    }
  }
  return new Map(
    found.flatMap(([path, parameter]) =>
      parameter === undefined ? [] : [[path, middle(parameter)] as const],
    ),
  );
}
