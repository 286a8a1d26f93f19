import type { Scenario } from '../../../scenario/scenario.ts';

/** A scenario of a workspace, with its history. Version 1 is the first. */
export interface ScenarioVersion {
  readonly scenario: Scenario;
  readonly version: number;
  readonly at: Date;
  /** Who saved it: the platform's id of the person. */
  readonly by: string;
  /** Who saved the first version or, where it was removed since, the first after that. */
  readonly maker: string;
  /** With this version the scenario was removed; `scenario` is what it was until then. */
  readonly isRemoval?: true;
}

/** Workspaces' own scenarios. Built-in ones are not stored here. Version numbers go on after a removal. */
export interface ScenarioStore {
  /** The newest version of each that was not removed, by id. */
  list(workspace: string): Promise<ScenarioVersion[]>;
  /** The newest version, undefined when it was removed; or the version of that number, which is no removal. */
  get(workspace: string, id: string, version?: number): Promise<ScenarioVersion | undefined>;
  /** All of one scenario, newest first, removals too. */
  versions(workspace: string, id: string): Promise<ScenarioVersion[]>;
  /** Adds a version, whatever is there; returns it with its number. */
  save(workspace: string, scenario: Scenario, by: string): Promise<ScenarioVersion>;
  /**
   * Adds a version after the one of number `expected`, 0 for none or none any more. Undefined, and nothing done, when
   * another is the newest: somebody else was quicker.
   */
  saveAfter(
    workspace: string,
    scenario: Scenario,
    by: string,
    expected: number,
  ): Promise<ScenarioVersion | undefined>;
  /** Removes the scenario, whose versions stay. False, and nothing done, when `expected` is not the newest. */
  remove(workspace: string, id: string, by: string, expected: number): Promise<boolean>;
}
