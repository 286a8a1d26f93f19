export * from './zh/commands.ts';
export * from './zh/problems.ts';
export * from './zh/replies.ts';
export { sources } from './zh/sources.ts';
