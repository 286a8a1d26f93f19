import type { Log } from '../../src/bot/ports.ts';
import type { Source, Sources } from '../../src/features/history/stored/sources.ts';
import { addressRule } from './addresses.ts';
import { folderSource } from './folder.ts';
import { linkSource } from './link.ts';
import { querySource } from './query.ts';
import { type SourceBounds, type SourceSettings, usualBounds } from './settings.ts';

/** The workspaces of whoever sits at this machine: they may use what the operator, who does too, has set up. */
const ownWorkspaces: ReadonlySet<string> = new Set(['terminal:local', 'web:local']);

/** The sources that the operator named, each open to the workspaces that the operator says. */
export function createSources(needs: {
  readonly settings: readonly SourceSettings[];
  /** IP addresses and ranges that links may lead to although they are not public. */
  readonly privateAddresses: readonly string[];
  readonly log: Log;
  readonly bounds?: SourceBounds;
}): Sources {
  const { settings, privateAddresses, log, bounds = usualBounds } = needs;
  const rule = addressRule(privateAddresses);
  const all = settings
    .map((one) => ({ workspaces: new Set(one.workspaces), source: sourceOf(one) }))
    .sort((a, b) => (a.source.name < b.source.name ? -1 : 1));

  function sourceOf(one: SourceSettings): Source {
    switch (one.kind) {
      case 'link':
        return linkSource(one.name, one.url, { rule, bounds });
      case 'query':
        return querySource(one.name, { ...one, bounds, log });
      case 'folder':
        return folderSource(one.name, one.folder, bounds);
    }
  }

  return {
    openTo: (workspace) =>
      all
        .filter(({ workspaces }) => ownWorkspaces.has(workspace) || workspaces.has(workspace))
        .map(({ source }) => source),
  };
}
