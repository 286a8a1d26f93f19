import { builtinModules } from 'node:module';

/**
 * What people do with the bot, a room each, the lowest first: a room may import those before it. Beside each the file that
 * opens it: a comment at its top says what lives in the room, and what it may use.
 */
export const features = {
  scenarios: 'keep.ts',
  plans: 'run-plan.ts',
  history: 'understand.ts',
  fits: 'fit-scenario.ts',
  experiments: 'view.ts',
  actuals: 'take-in.ts',
  schedules: 'recurrence.ts',
  reports: 'reporter.ts',
  conversation: 'talk.ts',
  workspace: 'replies/home.ts',
} as const;

/**
 * The floors of the house, the lowest first: each may import those before it. `stored` and `texts` are rooms of the
 * features that stand apart from them, below the bot, which puts them together: what is kept, and what is said.
 */
export const floors: readonly string[] = [
  'scenario',
  'model',
  'optimise',
  'attribute',
  'learn',
  'stored',
  'texts',
  'bot',
  ...Object.keys(features).map((room) => `features/${room}`),
];

/** Parts that know no platform, no database and no environment: they are arithmetic on plain data, or data. */
const pure: ReadonlySet<string> = new Set([
  'scenario',
  'model',
  'optimise',
  'attribute',
  'learn',
  'stored',
  'texts',
]);

/** Packages that stand for a platform, a database, pictures or a log; they belong behind a port. */
const outside =
  /^(@slack\/|@discordjs\/|discord|libsql|kysely|pg|better-sqlite3|pino|piscina|prom-client|chart\.js|@napi-rs\/|quickchart)/;

/**
 * Where a file stands: `src/bot/x.ts` → bot; `src/features/plans/x.ts` → features/plans; what a feature stores and says
 * → stored/plans, texts/plans; `adapters/slack/x.ts` → adapters/slack; `src/main.ts`, `src/main/x.ts` → main.
 */
export function partOf(path: string): string {
  const [top = '', second = '', third = '', fourth = ''] = path.split('/');
  if (top === 'adapters') return `adapters/${second}`;
  if (top !== 'src') return top;
  if (third === '') return 'main';
  if (second !== 'features') return second;
  return fourth === 'stored' || fourth === 'texts' ? `${fourth}/${third}` : `features/${third}`;
}

const floorOf = (part: string) => part.replace(/^(stored|texts)\/.*/, '$1');

/**
 * Whether a part may import another: down the floors, never up. What a feature stores may name what another stores; its
 * texts name nothing. Commands and adapters stand side by side above all floors, one adapter beside another; main
 * puts the house together.
 */
export function mayImport(from: string, to: string): boolean {
  if (from === 'main' || from === to) return true;
  const [own, other] = [floorOf(from), floorOf(to)];
  if (own === 'texts' || !floors.includes(other)) return false;
  if (from === 'commands' || from.startsWith('adapters/')) return true;
  return own === 'stored' && other === 'stored' ? true : floors.indexOf(other) < floors.indexOf(own);
}

/** Whether a part has no business with a package. */
export function isForbiddenPackage(from: string, name: string): boolean {
  const isBuiltIn = name.startsWith('node:') || builtinModules.includes(name);
  if (pure.has(floorOf(from))) return isBuiltIn || outside.test(name);
  if (from === 'bot' || from === 'commands' || from.startsWith('features/'))
    return outside.test(name) || (isBuiltIn && name !== 'node:crypto');
  return false;
}
