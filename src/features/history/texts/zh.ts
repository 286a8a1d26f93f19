export * from './zh/commands.ts';
export * from './zh/problems.ts';
export * from './zh/replies.ts';
export * from './zh/sources.ts';
