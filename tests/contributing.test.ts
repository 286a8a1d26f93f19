import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { features, floors, partOf } from './import-rule/house.ts';
import { importsOf, sources } from './import-rule/sources.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));

/** What stands under a heading, up to the next one that is as high. */
function section(text: string, heading: string): string {
  const [, after = ''] = text.split(`\n${heading}\n`);
  const mark = heading.replace(/ .*/, '');
  return after.split(new RegExp(`^${mark} `, 'm'))[0] ?? '';
}

const figure = (text: string) => /^```\n(.*?)^```/ms.exec(text)?.[1] ?? '';

/** The rooms that a map names, as paths without the last slash: two spaces more stand for one room further in. */
function roomsOn(map: string): string[] {
  const above: string[] = [];
  return map.split('\n').flatMap((line) => {
    const [, indent = '', name] = /^( *)([\w.-]+)\//.exec(line) ?? [];
    if (name === undefined) return [];
    const depth = indent.length / 2;
    above.splice(depth, above.length, name);
    return [above.join('/')];
  });
}

/** What is made by installing, compiling and running. */
const made = ['node_modules', 'out', 'data', 'coverage'];

const foldersIn = (path: string) =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^\.|^dist/.test(entry.name) && !made.includes(entry.name))
    .map(({ name }) => (path === '' ? name : `${path}/${name}`));

describe('the map of the house', () => {
  const map = figure(section(contributing, '## Where things are'));
  const rooms = roomsOn(map);

  test.each(['', 'src', 'src/features', 'adapters'])(
    'names every room of "%s", and none that is not there',
    (floor) => {
      const own = rooms.filter((room) => dirname(room) === (floor === '' ? '.' : floor));
      expect(own.toSorted()).toEqual(foldersIn(floor).sort());
      expect(own.length).toBeGreaterThan(3);
    },
  );

  test('names the rooms of tests that mirror no room of the house', () => {
    const mirrored = new Set(
      rooms.filter((room) => !room.startsWith('tests/')).map((room) => room.replace(/^src\//, '')),
    );
    const others = foldersIn('tests').filter(
      (path) => !mirrored.has(path.replace('tests/', '')) || rooms.includes(path),
    );
    expect(rooms.filter((room) => room.startsWith('tests/')).toSorted()).toEqual(others.sort());
  });

  test('lists floors and features in their order, each feature with the file that opens it', () => {
    const ofSrc = rooms.filter((room) => dirname(room) === 'src').map((room) => room.slice(4));
    const arithmetic = floors.filter((floor) => ofSrc.includes(floor));
    expect(ofSrc.filter((room) => floors.includes(room))).toEqual(arithmetic);
    const opened = [...map.matchAll(/^ {4}([\w-]+)\/ +([\w/.-]+\.ts):/gm)].map(([, room, file]) => [
      room,
      file,
    ]);
    expect(opened).toEqual(Object.entries(features));
  });
});

describe('the figure in the README', () => {
  const drawn = figure(section(readme, '## How it is built'));

  test('names every feature, in order', () => {
    const [, listed = ''] = /src\/features: ([\s\S]*?)workspace/.exec(drawn) ?? [];
    const words = `${listed} workspace`.match(/[a-z]+/g) ?? [];
    expect(words.filter((word) => word in features)).toEqual(Object.keys(features));
  });

  test('names only rooms that are there', () => {
    const named = [...drawn.matchAll(/\b(?:src|adapters|commands)\/[\w/-]+/g)].map(([path]) => path);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

test.each(['CONTRIBUTING.md', 'README.md', ...docs.map((name) => `docs/${name}`)])(
  'every file and folder of the house that %s names is there',
  (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    const named = [
      ...text.matchAll(/(?<![\w/.])(?:src|adapters|commands|tests|scripts|bench|docs)\/[\w/.-]*\w/g),
    ];
    expect(named.map(([path]) => path).filter((path) => !existsSync(join(root, path)))).toEqual([]);
  },
);

describe('the walk when', () => {
  const house = new Map(sources().map((source) => [source.path, source]));
  const walks = section(contributing, '## What a request passes')
    .split(/^### /m)
    .slice(1)
    .map((text) => ({
      title: text.split('\n')[0] ?? '',
      steps: [...text.matchAll(/^\d+\. `([^`]+)`(?: \(([^)]*)\))?: /gm)].map(([, path = '', why = '']) => ({
        path,
        why,
      })),
    }));

  test('something is asked is told four times', () => {
    expect(walks.map(({ title }) => title)).toEqual([
      'An experiment is applied',
      'A plan is optimised',
      'A report is sent',
      'A sentence in a thread',
    ]);
    expect(walks.filter(({ steps }) => steps.length < 10)).toEqual([]);
  });

  test.each(walks)('$title passes files that are there', ({ steps }) => {
    expect(steps.filter(({ path }) => !house.has(path))).toEqual([]);
  });

  test.each(walks)(
    '$title enters no room twice without a reason, and gives none without need',
    ({ steps }) => {
      const entered = new Set<string>();
      let here = '';
      const told = steps.map(({ path, why }) => {
        const room = partOf(path);
        const isAgain = room !== here && entered.has(room);
        here = room;
        entered.add(room);
        return { path, isAgain, isTold: /\bagain: \w/.test(why) };
      });
      expect(told.filter(({ isAgain, isTold }) => isAgain !== isTold)).toEqual([]);
    },
  );

  test.each(walks)('$title goes from each file to one that it imports, or through a port', ({ steps }) => {
    const broken = steps.filter(({ path, why }, at) => {
      const isImported = steps
        .slice(0, at)
        .some((before) =>
          importsOf(house.get(before.path) ?? { path: '', text: '' }).some(({ file }) => file === path),
        );
      return at > 0 && isImported === /^port `\w+`/.test(why);
    });
    expect(broken.map(({ path }) => path)).toEqual([]);
  });
});
