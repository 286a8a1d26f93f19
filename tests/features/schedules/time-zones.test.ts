import { describe, expect, test } from 'vitest';
import { timeZone } from '../../../src/features/schedules/arguments/time-zone.ts';
import { knownTimeZones, readTimeZone } from '../../../src/features/schedules/time-zones.ts';
import { timeZoneName } from '../../../src/features/workspace/stored/settings.ts';
import { problemsOf, readingPlace } from '../../bot/arguments/place.ts';

describe('a time zone is read', () => {
  test.each([
    ['Asia/Shanghai', 'Asia/Shanghai'],
    ['asia/shanghai', 'Asia/Shanghai'],
    [' Shanghai ', 'Asia/Shanghai'],
    ['Beijing', 'Asia/Shanghai'],
    ['北京时间', 'Asia/Shanghai'],
    ['上海', 'Asia/Shanghai'],
    ['UTC', 'UTC'],
    ['gmt', 'UTC'],
    ['UTC+8', 'Etc/GMT-8'],
    ['utc-03:00', 'Etc/GMT+3'],
    ['UTC+0', 'UTC'],
    ['UTC+5:30', 'Asia/Kolkata'],
    ['gmt+0545', 'Asia/Kathmandu'],
    ['Berlin', 'Europe/Berlin'],
    ['Berlin time', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['New_York', 'America/New_York'],
    ['ET', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['Calcutta', 'Asia/Kolkata'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['Kiev', 'Europe/Kyiv'],
    ['Buenos Aires', 'America/Argentina/Buenos_Aires'],
    ['Etc/GMT-14', 'Etc/GMT-14'],
    ['Japan', 'Asia/Tokyo'],
    ['JST', 'Asia/Tokyo'],
    ['lord howe', 'Australia/Lord_Howe'],
  ])('%s is %s', (name, zone) => {
    expect(readTimeZone(name)).toBe(zone);
    expect(timeZoneName.safeParse(zone).success).toBe(true);
  });

  test.each([
    ['CST', 'America/Chicago, Asia/Shanghai, America/Havana'],
    ['ist', 'Asia/Kolkata, Europe/Dublin, Asia/Jerusalem'],
    ['BST', 'Europe/London, Asia/Dhaka'],
    ['MST', 'America/Denver, America/Phoenix'],
  ])('%s may be several', async (name, choices) => {
    expect(await problemsOf(() => readTimeZone(name))).toMatchObject([
      { code: 'zone.ambiguous', received: name, values: { choices } },
    ]);
  });

  test.each([
    'Shangai',
    'UTC+15',
    'UTC+5:15',
    'x',
    '',
    '__proto__',
    'constructor',
    '9',
    'Asia/',
    'a'.repeat(500),
  ])('%j is none', async (name) => {
    expect(await problemsOf(() => readTimeZone(name))).toMatchObject([{ code: 'zone.unknown' }]);
  });

  test('every zone by its own name, and as a name that can be stored', () => {
    for (const zone of knownTimeZones()) {
      expect(readTimeZone(zone)).toBe(zone);
      expect(timeZoneName.safeParse(zone).success).toBe(true);
    }
  });

  test('and completed: the place’s own first, beginnings before middles', async () => {
    const place = readingPlace({ timeZone: 'Asia/Tokyo' });
    const complete = async (typed: string) =>
      (await timeZone.complete?.(typed, place))?.map(({ value }) => value) ?? [];
    expect((await complete('')).slice(0, 2)).toEqual(['Asia/Tokyo', 'UTC']);
    expect(await complete('')).toHaveLength(25);
    expect((await complete('berl'))[0]).toBe('Europe/Berlin');
    expect(await complete('new y')).toEqual(['America/New_York']);
    expect(await complete('nowhere')).toEqual([]);
  });
});
