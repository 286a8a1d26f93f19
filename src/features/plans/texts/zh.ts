export * from './zh/adoption.ts';
export * from './zh/commands.ts';
export * from './zh/compare.ts';
export * from './zh/explanation.ts';
export * from './zh/export.ts';
export * from './zh/plan.ts';
export * from './zh/problems.ts';
export * from './zh/what-if.ts';
