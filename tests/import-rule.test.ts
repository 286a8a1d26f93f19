import { expect, test } from 'vitest';
import { circles } from './import-rule/circles.ts';
import { features, floors, isForbiddenPackage, mayImport, partOf } from './import-rule/house.ts';
import { importsOf, type Source, sources } from './import-rule/sources.ts';

/** The only files that may read the environment. */
const mayReadEnvironment: ReadonlySet<string> = new Set(['src/main.ts', 'src/config.ts']);

/** Every rule that a file breaks, as `file:line → forbidden import`. */
function violations(source: Source): string[] {
  const { path, text } = source;
  const from = partOf(path);
  const found: string[] = [];
  const lineAt = (index: number) => text.slice(0, index).split('\n').length;
  const report = (index: number, what: string) => found.push(`${path}:${lineAt(index)} → ${what}`);
  for (const { index, name, file } of importsOf(source)) {
    if (file === undefined ? isForbiddenPackage(from, name) : !mayImport(from, partOf(file)))
      report(index, file ?? name);
  }
  if (!mayReadEnvironment.has(path)) {
    for (const match of text.matchAll(/\bprocess\s*(\.\s*env\b|\[\s*['"]env)/g))
      report(match.index, 'process.env');
  }
  return found;
}

const house = sources();

test('every part of the house stands in the table, and every room of the table in the house', () => {
  expect(house.length).toBeGreaterThan(50);
  const known = [...floors, 'commands', 'adapters', 'main'];
  const parts = new Set(house.map(({ path }) => partOf(path).replace(/^(stored|texts|adapters)\/.*/, '$1')));
  expect([...parts].filter((part) => !known.includes(part))).toEqual([]);
  const rooms = new Set(house.flatMap(({ path }) => /^src\/features\/([^/]+)/.exec(path)?.[1] ?? []));
  expect([...rooms].sort()).toEqual(Object.keys(features).sort());
});

test.each(Object.entries(features))('the room of %s opens with what lives there', (room, file) => {
  const { text } = house.find(({ path }) => path === `src/features/${room}/${file}`) ?? { text: '' };
  const [opening = ''] = text.split('*/');
  expect(opening).toMatch(/^\/\*\*\n/);
  expect(opening).toContain('may use');
});

test('0 imports run back up', () => {
  expect(house.flatMap(violations)).toEqual([]);
});

test('0 circles of files', () => {
  expect(circles(house)).toEqual([]);
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
  [
    'src/bot/a.ts',
    "import type { Plan } from '../features/plans/what-if.ts';",
    'src/bot/a.ts:1 → src/features/plans/what-if.ts',
  ],
  [
    'src/features/plans/replies/a.ts',
    "import { fit } from '../../fits/fit-view.ts';",
    'src/features/plans/replies/a.ts:1 → src/features/fits/fit-view.ts',
  ],
  [
    'src/features/plans/a.ts',
    "import { x } from '../nowhere/x.ts';",
    'src/features/plans/a.ts:1 → src/features/nowhere/x.ts',
  ],
  [
    'src/features/plans/stored/a.ts',
    "import { x } from '../x.ts';",
    'src/features/plans/stored/a.ts:1 → src/features/plans/x.ts',
  ],
  [
    'src/features/plans/stored/a.ts',
    "import type { Reply } from '../../../bot/reply.ts';",
    'src/features/plans/stored/a.ts:1 → src/bot/reply.ts',
  ],
  [
    'src/features/plans/stored/a.ts',
    "import fs from 'node:fs';",
    'src/features/plans/stored/a.ts:1 → node:fs',
  ],
  [
    'src/features/plans/texts/zh.ts',
    "import { x } from '../../fits/texts/zh.ts';",
    'src/features/plans/texts/zh.ts:1 → src/features/fits/texts/zh.ts',
  ],
  [
    'src/features/plans/texts/zh.ts',
    "import { x } from '../../../scenario/x.ts';",
    'src/features/plans/texts/zh.ts:1 → src/scenario/x.ts',
  ],
  ['src/learn/a.ts', "export * from '../features/fits/x.ts';", 'src/learn/a.ts:1 → src/features/fits/x.ts'],
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
  ['src/features/fits/a.ts', "import { x } from '../plans/x.ts'; import { y } from './stored/y.ts';"],
  [
    'src/features/plans/stored/a.ts',
    "import { x } from '../../workspace/stored/x.ts'; import { z } from 'zod';",
  ],
  ['src/features/plans/texts/en/a.ts', "import { x } from './x.ts';"],
  ['src/bot/store.ts', "import type { X } from '../features/workspace/stored/x.ts';"],
  ['src/bot/language/en.ts', "import { x } from '../../features/plans/texts/en.ts';"],
  ['adapters/slack/blocks/a.ts', "import { x } from '../y.ts';"],
  ['commands/a.ts', "import { x } from './b.ts'; import { y } from '../src/bot/y.ts';"],
])('%s may say %s', (path, text) => {
  expect(violations({ path, text })).toEqual([]);
});

const planted = (...files: readonly (readonly [path: string, text: string])[]) =>
  circles(files.map(([path, text]) => ({ path, text })));

test('a circle of files is found, of types alone too, however long, and beside others', () => {
  const pair = [
    ['src/a/one.ts', "import { two } from './two.ts';"],
    ['src/a/two.ts', "import type { One } from './one.ts';"],
  ] as const;
  const ring = [
    ['src/b/one.ts', "export * from './two.ts'; import { x } from '../a/one.ts';"],
    ['src/b/two.ts', "const three = await import('../c/three.ts');"],
    ['src/c/three.ts', "import { one } from '../b/one.ts'; import zod from 'zod';"],
  ] as const;
  expect(planted(...pair)).toEqual([['src/a/one.ts', 'src/a/two.ts']]);
  expect(planted(...ring, ...pair)).toEqual([
    ['src/a/one.ts', 'src/a/two.ts'],
    ['src/b/one.ts', 'src/b/two.ts', 'src/c/three.ts'],
  ]);
  expect(planted(['src/a/own.ts', "import { x } from './own.ts';"])).toEqual([['src/a/own.ts']]);
});

test('two ways to one file are no circle', () => {
  expect(
    planted(
      ['src/a/top.ts', "import './left.ts'; import './right.ts';"],
      ['src/a/left.ts', "import './ground.ts';"],
      ['src/a/right.ts', "import './ground.ts'; import './left.ts';"],
      ['src/a/ground.ts', "import './missing.ts';"],
    ),
  ).toEqual([]);
});
