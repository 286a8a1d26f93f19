import { distance } from 'fastest-levenshtein';
import { isLoopback } from '../adapters/web/address.ts';
import type { Environment, Given, VariableName } from './config-variables.ts';

/** Which part of the program a variable is for: a terminal command does not care for a chat platform's token. */
export type Concern = 'slack' | 'discord' | 'health' | 'web' | 'everything';

/** A variable that stops the part it concerns. Values of secrets are never in here. */
export type ConfigProblem = { readonly variable: VariableName; readonly concerns: Concern } & (
  | { readonly kind: 'wrong'; readonly received: string | undefined }
  | {
      readonly kind: 'missing';
      readonly because: VariableName;
      /** Setting this one would do as well. */
      readonly orElse: VariableName | undefined;
    }
);

/** Something that is probably not meant so, but stops nothing. */
export type ConfigWarning = { readonly variable: string; readonly concerns: Concern } & (
  | { readonly kind: 'misspelt'; readonly nearest: VariableName }
  | { readonly kind: 'unused'; readonly because: string }
  | { readonly kind: 'no-zone'; readonly received: string }
  /** A source that is left out. */
  | {
      readonly kind: 'source';
      readonly why: 'several' | 'workspaces' | 'link' | 'nothing' | 'database' | 'query' | 'view';
    }
);

/** Half-configured parts. A variable that is set to a wrong value is not missing as well. */
export function missingVariables(given: Given): ConfigProblem[] {
  const needs: readonly {
    readonly variable: VariableName;
    readonly because: readonly VariableName[];
    readonly orElse?: VariableName;
    readonly when?: boolean;
  }[] = [
    { variable: 'SLACK_APP_TOKEN', because: ['SLACK_BOT_TOKEN'], orElse: 'SLACK_SIGNING_SECRET' },
    { variable: 'SLACK_BOT_TOKEN', because: ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] },
    { variable: 'DISCORD_TOKEN', because: ['DISCORD_APPLICATION_ID', 'DISCORD_GUILD_ID'] },
    // Others may reach the page only with a password.
    {
      variable: 'WEB_PASSWORD',
      because: ['WEB_HOST'],
      when: !isLoopback(given.WEB_HOST ?? ''),
    },
    {
      variable: 'QUICKCHART_URL',
      because: ['CHARTS'],
      when: given.CHARTS?.toLowerCase() === 'quickchart',
    },
  ];
  return needs.flatMap(({ variable, because, orElse, when = true }): ConfigProblem[] => {
    const cause = because.find((name) => given[name] !== undefined);
    const isThere = given[variable] !== undefined || (orElse !== undefined && given[orElse] !== undefined);
    if (!when || cause === undefined || isThere) return [];
    return [{ kind: 'missing', variable, concerns: concernOf(variable), because: cause, orElse }];
  });
}

const ourPrefix = /^(SLACK|DISCORD|QUICKCHART)_/;

/**
 * Variables that look like one of ours which is not set: a letter or two differ (`SLACK_BOT_TOKN`), or one of the
 * words is missing or too many (`DISCORD_BOT_TOKEN`).
 */
export function misspeltVariables(
  environment: Environment,
  given: Given,
  ours: readonly VariableName[],
): ConfigWarning[] {
  const known = new Set<string>(ours);
  const notSet = ours.filter((name) => given[name] === undefined && name.length >= 6);
  return Object.keys(environment)
    .filter((name) => !known.has(name) && /^\w{4,40}$/.test(name))
    .sort()
    .flatMap((name): ConfigWarning[] => {
      const [nearest] = notSet
        .map((candidate) => ({ candidate, difference: difference(name.toUpperCase(), candidate) }))
        .filter((pair) => Number.isFinite(pair.difference))
        .sort((a, b) => a.difference - b.difference);
      if (nearest === undefined) return [];
      const { candidate } = nearest;
      return [{ kind: 'misspelt', variable: name, nearest: candidate, concerns: concernOf(candidate) }];
    });
}

/** How far a name is from one of ours; infinite when nobody would have meant it. */
function difference(name: string, ours: VariableName): number {
  const letters = distance(name, ours);
  if (letters <= Math.min(2, Math.floor(ours.length / 4))) return letters;
  const [theirWords, ourWords] = [new Set(name.split('_')), new Set(ours.split('_'))];
  const [few, many] = theirWords.size < ourWords.size ? [theirWords, ourWords] : [ourWords, theirWords];
  const oneWordMore = many.size === few.size + 1 && [...few].every((word) => many.has(word));
  return ourPrefix.test(name) && oneWordMore ? letters : Number.POSITIVE_INFINITY;
}

/** The part that a variable is for, by its name. */
export function concernOf(variable: VariableName): Concern {
  if (variable.startsWith('SLACK_')) return 'slack';
  if (variable.startsWith('DISCORD_')) return 'discord';
  if (variable.startsWith('WEB_')) return 'web';
  return variable.startsWith('HEALTH_') ? 'health' : 'everything';
}
