import { expect, test } from 'vitest';
import { channelLabel } from '../../../src/bot/replies/labels.ts';
import { builtInScenarios } from '../../../src/scenario/presets/index.ts';

test.each([
  ['third-party', 'Third-party platforms', 'third-party'],
  ['app-store', 'App stores', 'app-store'],
  ['bank', 'Banks', 'bank'],
  ['ch-1', 'Search ads', 'Search ads'],
  ['app', 'Website', 'Website'],
  ['a', undefined, 'a'],
])('the channel %s, named %s, is called %s', (id, en, label) => {
  expect(channelLabel({ id, names: en === undefined ? undefined : { en } }, 'en')).toBe(label);
});

test('Chinese readers see the Chinese name, else the English one, else the identifier', () => {
  expect(channelLabel({ id: 'app', names: { en: 'Search', zh: '搜索' } }, 'zh')).toBe('搜索');
  expect(channelLabel({ id: 'app', names: { en: 'Search' } }, 'zh')).toBe('Search');
  expect(channelLabel({ id: 'app' }, 'zh')).toBe('app');
});

test('built-in channels are called in English what can be typed', () => {
  for (const { channels, groups } of builtInScenarios) {
    for (const part of [...channels, ...groups]) expect(channelLabel(part, 'en')).toBe(part.id);
  }
});
