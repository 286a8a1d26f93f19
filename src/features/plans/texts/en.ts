export * from './en/adoption.ts';
export * from './en/commands.ts';
export * from './en/compare.ts';
export * from './en/explanation.ts';
export * from './en/export.ts';
export * from './en/plan.ts';
export * from './en/problems.ts';
export * from './en/what-if.ts';
