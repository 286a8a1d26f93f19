import { listNames, nearestName } from './nearest.ts';
import { echo, UserError } from './problem.ts';
import type { Scenario } from './scenario.ts';
import { foldName, type LocalisedName } from './text.ts';

/** What has an identifier, names and aliases: a scenario, a channel, a group. */
interface Named {
  readonly id: string;
  readonly names?: LocalisedName | undefined;
  readonly aliases: readonly string[];
}

/** One channel, or a group of channels, of a scenario. */
export interface ChannelReference {
  readonly kind: 'channel' | 'group';
  readonly id: string;
}

function namesOf({ id, names, aliases }: Named): string[] {
  return [id, ...Object.values(names ?? {}).filter((name) => name !== undefined), ...aliases];
}

/**
 * The scenario that people call `name`: by identifier, name in either language, or alias, whatever the case and
 * the separators. An identifier wins over another scenario's alias; then the first of `candidates` wins, so a
 * workspace's own scenarios go before the built-in ones.
 *
 * @throws UserError `scenario.unknown`, with the nearest name and the list of identifiers.
 */
export function findScenario<S extends Named>(name: string, candidates: readonly S[]): S {
  const folded = foldName(name);
  const found =
    candidates.find((candidate) => candidate.id === folded) ??
    candidates.find((candidate) => namesOf(candidate).some((other) => foldName(other) === folded));
  if (found !== undefined) return found;
  throw new UserError({
    code: 'scenario.unknown',
    received: echo(name),
    values: {
      nearest: nearestName(name, candidates.flatMap(namesOf)) ?? '',
      choices: listNames(candidates.map((candidate) => candidate.id)),
    },
  });
}

/**
 * The channel or group that people call `name`: by identifier, name or alias; else by one word of these
 * (`content` for `content-marketing`, two or more Chinese characters of a Chinese name) when that fits only one.
 *
 * @throws UserError `limit.unknown-channel`, with the nearest name and the list; `limit.ambiguous-channel`, with
 *   those that fit.
 */
export const findChannels = (scenario: Scenario, name: string): ChannelReference =>
  channelFinder(scenario)(name);

/** The same for many names of one scenario, whose own names are then folded once. */
export function channelFinder(scenario: Scenario): (name: string) => ChannelReference {
  const parts = [
    ...scenario.channels.map((part) => ({ kind: 'channel' as const, part })),
    ...scenario.groups.map((part) => ({ kind: 'group' as const, part })),
  ].map((one) => {
    const names = namesOf(one.part).map(foldName);
    return { ...one, names, words: new Set(names.flatMap((other) => other.split('-'))) };
  });
  return (name) => {
    const folded = foldName(name);
    const byId = parts.filter(({ part }) => part.id === folded);
    const whole = byId.length > 0 ? byId : parts.filter(({ names }) => names.includes(folded));
    const isChinese = /^\p{Script=Han}{2,}$/u.test(folded);
    const fitting =
      whole.length > 0
        ? whole
        : parts.filter(
            ({ names, words }) =>
              words.has(folded) || (isChinese && names.some((other) => other.includes(folded))),
          );
    const [first, second] = fitting;
    if (first !== undefined && second === undefined) return { kind: first.kind, id: first.part.id };
    if (first !== undefined) {
      throw new UserError({
        code: 'limit.ambiguous-channel',
        received: echo(name),
        values: { choices: listNames(fitting.map(({ part }) => part.id)), nearest: first.part.id },
      });
    }
    throw new UserError({
      code: 'limit.unknown-channel',
      received: echo(name),
      values: {
        nearest:
          nearestName(
            name,
            parts.flatMap(({ part }) => namesOf(part)),
          ) ?? '',
        choices: listNames(parts.map(({ part }) => part.id)),
        scenario: scenario.id,
      },
    });
  };
}
