import { builtInScenarios } from '../../src/scenario/presets/index.ts';

/** Longest identifier of a scenario, with room for the number behind it. */
const longestId = 55;

/** What a scenario is called where another has its id: `medical-2`, and 2 to go behind its names. */
export interface OtherName {
  readonly id: string;
  readonly number: number;
}

/**
 * New ids for the scenarios that both workspaces have something of their own of.
 *
 * @param mine ids that the workspace that stays has anything of
 * @param theirs those of the workspace that moves
 */
export function otherNames(
  mine: ReadonlySet<string>,
  theirs: ReadonlySet<string>,
): ReadonlyMap<string, OtherName> {
  const taken = new Set([...mine, ...theirs, ...builtInScenarios.map(({ id }) => id)]);
  const renamed = new Map<string, OtherName>();
  for (const id of [...theirs].filter((one) => mine.has(one)).sort()) {
    let number = 2;
    while (taken.has(`${id.slice(0, longestId)}-${number}`)) number += 1;
    const other = `${id.slice(0, longestId)}-${number}`;
    taken.add(other);
    renamed.set(id, { id: other, number });
  }
  return renamed;
}
