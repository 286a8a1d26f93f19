import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * What each part may import from the others, itself apart. scenario ← model ← optimise ← attribute ← learn ← bot ←
 * commands, adapters ← main; commands and adapters never each other, one adapter never another.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  scenario: [],
  model: ['scenario'],
  optimise: ['scenario', 'model'],
  attribute: ['scenario', 'model', 'optimise'],
  learn: ['scenario', 'model', 'optimise', 'attribute'],
  bot: ['scenario', 'model', 'optimise', 'attribute', 'learn', 'features'],
  features: ['scenario', 'model', 'optimise', 'attribute', 'learn', 'bot'],
  commands: ['scenario', 'model', 'optimise', 'attribute', 'learn', 'bot', 'features'],
  adapters: ['scenario', 'model', 'optimise', 'attribute', 'learn', 'bot', 'features'],
};

/** Parts that know no platform, no database and no environment: they are arithmetic on plain data. */
const pure: ReadonlySet<string> = new Set(['scenario', 'model', 'optimise', 'attribute', 'learn']);

/** Packages that stand for a platform, a database, pictures or a log; they belong behind a port. */
const outside =
  /^(@slack\/|@discordjs\/|discord|libsql|kysely|pg|better-sqlite3|pino|piscina|prom-client|chart\.js|@napi-rs\/|quickchart)/;

/** The only files that may read the environment. */
const mayReadEnvironment: ReadonlySet<string> = new Set(['src/main.ts', 'src/config.ts']);

/** A file of the program, as `path from the root`, with its text. */
interface Source {
  readonly path: string;
  readonly text: string;
}

function sources(): Source[] {
  return ['src', 'commands', 'adapters'].flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(folder, file).replaceAll('\\', '/'))
        .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });
}

/** `src/bot/x.ts` → bot; `adapters/slack/x.ts` → adapters/slack; `src/main.ts` → main. */
function partOf(path: string): string {
  const [top, second, ...deeper] = path.split('/');
  if (top === 'src') return deeper.length > 0 ? (second ?? '') : 'main';
  return top === 'adapters' ? `adapters/${second ?? ''}` : (top ?? '');
}

const family = (part: string) => part.split('/')[0] ?? '';

const importPattern = /\b(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]/g;

/** Every rule that a file breaks, as `file:line → forbidden import`. */
function violations({ path, text }: Source): string[] {
  const from = partOf(path);
  const found: string[] = [];
  const lineAt = (index: number) => text.slice(0, index).split('\n').length;
  const report = (index: number, what: string) => found.push(`${path}:${lineAt(index)} → ${what}`);
  for (const match of text.matchAll(importPattern)) {
    const name = match[1] ?? '';
    if (name.startsWith('.')) {
      const target = relative(root, join(root, dirname(path), name)).replaceAll('\\', '/');
      if (!mayImport(from, partOf(target))) report(match.index, target);
    } else if (isForbiddenPackage(from, name)) report(match.index, name);
  }
  if (!mayReadEnvironment.has(path)) {
    for (const match of text.matchAll(/\bprocess\s*(\.\s*env\b|\[\s*['"]env)/g))
      report(match.index, 'process.env');
  }
  return found;
}

function mayImport(from: string, to: string): boolean {
  if (from === 'main' || from === to) return true;
  return (allowed[family(from)] ?? []).includes(to);
}

function isForbiddenPackage(from: string, name: string): boolean {
  const isBuiltIn = name.startsWith('node:') || builtinModules.includes(name);
  if (pure.has(from)) return isBuiltIn || outside.test(name);
  if (from === 'bot' || from === 'features' || from === 'commands')
    return outside.test(name) || (isBuiltIn && name !== 'node:crypto');
  return false;
}

test('every import goes the one way', () => {
  const all = sources();
  expect(all.length).toBeGreaterThan(50);
  expect(all.flatMap(violations)).toEqual([]);
});

test.each([
  ['src/scenario/a.ts', "import { x } from '../bot/reply.ts';", 'src/scenario/a.ts:1 → src/bot/reply.ts'],
  ['src/model/a.ts', "\nexport * from '../optimise/b.ts';", 'src/model/a.ts:2 → src/optimise/b.ts'],
  ['src/attribute/a.ts', "import type { X } from '../main.ts';", 'src/attribute/a.ts:1 → src/main.ts'],
  ['src/bot/a.ts', "await import('../../commands/help.ts');", 'src/bot/a.ts:1 → commands/help.ts'],
  ['commands/a.ts', "import { x } from '../adapters/slack/x.ts';", 'commands/a.ts:1 → adapters/slack/x.ts'],
  [
    'adapters/slack/a.ts',
    "import { x } from '../../commands/index.ts';",
    'adapters/slack/a.ts:1 → commands/index.ts',
  ],
  [
    'adapters/slack/a.ts',
    "import { x } from '../discord/x.ts';",
    'adapters/slack/a.ts:1 → adapters/discord/x.ts',
  ],
  [
    'adapters/slack/a.ts',
    "import { x } from '../../src/config.ts';",
    'adapters/slack/a.ts:1 → src/config.ts',
  ],
  [
    'src/optimise/a.ts',
    "import { readFile } from 'node:fs/promises';",
    'src/optimise/a.ts:1 → node:fs/promises',
  ],
  ['src/optimise/a.ts', "import fs from 'fs';", 'src/optimise/a.ts:1 → fs'],
  ['src/model/a.ts', "import { App } from '@slack/bolt';", 'src/model/a.ts:1 → @slack/bolt'],
  ['src/bot/a.ts', "import Database from 'libsql';", 'src/bot/a.ts:1 → libsql'],
  ['src/bot/a.ts', 'const token = process.env.TOKEN;', 'src/bot/a.ts:1 → process.env'],
  ['adapters/log/a.ts', "const { TOKEN } = process['env'];", 'adapters/log/a.ts:1 → process.env'],
])('%s may not say %s', (path, text, violation) => {
  expect(violations({ path, text })).toEqual([violation]);
});

test.each([
  ['src/main.ts', "import { x } from '../adapters/slack/x.ts'; process.env.TOKEN;"],
  ['src/config.ts', 'process.env'],
  ['src/optimise/a.ts', "import { z } from 'zod'; import { x } from '../scenario/x.ts';"],
  [
    'adapters/slack/a.ts',
    "import bolt from '@slack/bolt'; import { x } from './y.ts'; import { z } from '../../src/bot/z.ts';",
  ],
  ['adapters/slack/blocks/a.ts', "import { x } from '../y.ts';"],
  ['commands/a.ts', "import { x } from './b.ts'; import { y } from '../src/bot/y.ts';"],
])('%s may say %s', (path, text) => {
  expect(violations({ path, text })).toEqual([]);
});
