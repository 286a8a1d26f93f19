/**
 * What a team plans with: scenarios of its own, read, described, changed, kept in versions and removed; and the arguments in
 * which channels, goals, limits and money are said, which every other room shares. It may use what the bot shares, and
 * of the other rooms only what they store.
 */

import type { ChosenScenario, CommandContext } from '../../bot/command.ts';
import type { Invocation } from '../../bot/invocation.ts';
import { type Words, wordsFor } from '../../bot/language/words.ts';
import type { Store } from '../../bot/ports.ts';
import { refuseUnlessMay } from '../../bot/rights.ts';
import { echo, UserError } from '../../scenario/problem.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { differencesBetween } from './differences.ts';
import { differenceText } from './replies/difference-text.ts';
import type { ScenarioVersion } from './stored/store.ts';

/** Most scenarios of its own that a workspace may have. */
const mostOwn = 200;

/** Most changes that a refusal lists. */
const mostListed = 4;

/**
 * Saves a scenario as the version after the one that it was made from (0: none). Throws `UserError`, and stores
 * nothing, when somebody else was quicker (`scenario.changed-meanwhile` says what they changed), or there are too many.
 */
export async function keepScenario(
  scenario: Scenario,
  from: { readonly version: number; readonly scenario?: Scenario },
  { store, invocation, words }: Pick<CommandContext, 'store' | 'invocation' | 'words'>,
): Promise<ScenarioVersion> {
  const { workspace } = invocation.where;
  if (from.version === 0 && (await store.scenarios.list(workspace)).length >= mostOwn) {
    throw new UserError({ code: 'scenario.too-many-own', values: { bound: mostOwn } });
  }
  const saved = await store.scenarios.saveAfter(workspace, scenario, invocation.who.id, from.version);
  if (saved !== undefined) return saved;
  throw changedMeanwhile(
    scenario.id,
    from.scenario,
    await store.scenarios.get(workspace, scenario.id),
    words,
  );
}

/** Refuses changes that were thought of at another version than the one that is there. Throws `UserError`. */
export async function refuseStale(
  { scenario, version, seen }: ChosenScenario,
  { store, invocation, language }: { store: Store; invocation: Invocation; language: Words['language'] },
): Promise<void> {
  if (seen === undefined || seen === version) return;
  const { workspace } = invocation.where;
  const looked = seen === 0 ? undefined : await store.scenarios.get(workspace, scenario.id, seen);
  const newest = await store.scenarios.get(workspace, scenario.id);
  throw changedMeanwhile(scenario.id, looked?.scenario, newest, wordsFor(language));
}

/** What to say to who comes second. */
export function changedMeanwhile(
  id: string,
  before: Scenario | undefined,
  newest: ScenarioVersion | undefined,
  words: Words,
): UserError {
  if (newest === undefined)
    return new UserError({ code: 'scenario.removed-meanwhile', received: echo(id), argument: 'scenario' });
  const differences = before === undefined ? [] : differencesBetween(before, newest.scenario);
  const versions = { was: before ?? newest.scenario, is: newest.scenario };
  const texts = differences
    .slice(0, mostListed)
    .map((difference) => differenceText(difference, versions, words));
  const more = differences.length - texts.length;
  return new UserError({
    code: 'scenario.changed-meanwhile',
    argument: 'scenario',
    received: echo(id),
    values: {
      version: newest.version,
      by: newest.by,
      changes:
        texts.length === 0
          ? words.say('scenarios.changes.unknown')
          : `${texts.join(words.say('replies.comma'))}${more > 0 ? words.say('scenarios.changes.more', { count: more }) : ''}`,
    },
  });
}

/** Refuses who may not change a scenario; what is built in becomes the workspace's own, which everybody may make. */
export function refuseStrangerTo(
  { scenario, origin, maker }: ChosenScenario,
  { who }: Pick<Invocation, 'who'>,
  right: 'scenario.change' | 'scenario.remove' = 'scenario.change',
): void {
  if (origin === 'file') throw new UserError({ code: 'scenario.is-file', received: echo(scenario.id) });
  if (origin === 'built-in') refuseUnlessMay('scenario.make', who);
  else refuseUnlessMay(right, who, { name: scenario.id, by: maker });
}
