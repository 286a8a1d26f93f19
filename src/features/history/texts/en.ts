export * from './en/commands.ts';
export * from './en/problems.ts';
export * from './en/replies.ts';
export * from './en/sources.ts';
