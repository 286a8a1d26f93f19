import { describe, expect, test } from 'vitest';
import { commandName } from '../../../../src/features/workspace/arguments/command-name.ts';
import { problemsOf, readingPlace } from '../../../bot/arguments/place.ts';

const place = readingPlace();

describe('commands as arguments', () => {
  test('by any of their names', async () => {
    expect([
      await commandName.read('优化', place),
      await commandName.read('/channels scenario list', place),
    ]).toMatchObject([{ name: 'optimize' }, { name: 'scenario list' }]);
    expect(await problemsOf(() => commandName.read('fly', place))).toMatchObject([
      { code: 'command.unknown' },
    ]);
    expect((await commandName.complete?.('scen', place))?.map(({ value }) => value)).toEqual([
      'scenario list',
      'scenario show',
      'scenario new',
      'scenario edit',
      'scenario copy',
      'scenario import',
      'scenario versions',
      'scenario restore',
      'scenario remove',
    ]);
  });
});
