export * from './en/commands.ts';
export * from './en/problems.ts';
export * from './en/replies.ts';
export { sources } from './en/sources.ts';
