import type { Tables } from './tables.ts';

/** What tells a table's rows apart. */
export const tableKeys = {
  workspaces: ['id'],
  scenarios: ['workspace', 'id', 'version'],
  runs: ['workspace', 'number'],
  adoptions: ['workspace', 'scenario', 'number'],
  schedules: ['workspace', 'number'],
  reports: ['workspace', 'schedule', 'due'],
  conversations: ['workspace', 'channel', 'thread'],
  histories: ['workspace', 'scenario'],
  history_files: ['workspace', 'scenario', 'key'],
  fits: ['workspace', 'number'],
  experiments: ['workspace', 'number'],
  observations: ['workspace', 'number'],
  connections: ['workspace', 'scenario', 'source'],
  deliveries: ['id'],
} as const satisfies { readonly [Name in keyof Tables]: readonly (keyof Tables[Name])[] };

export type TableName = keyof typeof tableKeys;

/** The tables whose rows belong to a workspace, those that others' rows point to first, with the column that says which. */
export const workspaceColumns = {
  workspaces: 'id',
  scenarios: 'workspace',
  runs: 'workspace',
  adoptions: 'workspace',
  schedules: 'workspace',
  reports: 'workspace',
  conversations: 'workspace',
  histories: 'workspace',
  history_files: 'workspace',
  fits: 'workspace',
  experiments: 'workspace',
  observations: 'workspace',
  connections: 'workspace',
} as const satisfies { readonly [Name in Exclude<TableName, 'deliveries'>]: string };

export type WorkspaceTable = keyof typeof workspaceColumns;

export const workspaceTables = Object.keys(workspaceColumns) as WorkspaceTable[];
