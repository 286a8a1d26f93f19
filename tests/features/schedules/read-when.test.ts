import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../src/bot/reading/clean-text.ts';
import { beginsWhen, readWhen } from '../../../src/features/schedules/read-when.ts';
import { nextOccurrence, occurrencesBetween } from '../../../src/features/schedules/recurrence.ts';
import { type Recurrence, recurrenceShape } from '../../../src/features/schedules/stored/schedule.ts';
import { UserError } from '../../../src/scenario/problem.ts';
import { problemsOf } from '../../bot/arguments/place.ts';

const now = new Date('2026-03-02T08:30:00Z');

/** As it reaches the argument: cleaned as a whole line is. */
const read = (text: string) => readWhen(cleanText(text, 'id'), now);

const day = (at: string) => ({ every: 'day', at });
const week = (at: string, ...on: number[]) => ({ every: 'week', on, at });
const month = (at: string, on: number | 'last') => ({ every: 'month', on, at });
const cron = (pattern: string): Recurrence => ({ every: 'cron', pattern });

describe('when reports come is read', () => {
  test.each([
    ['weekly mon 09:00', week('09:00', 1)],
    ['Weekly Monday 9:00', week('09:00', 1)],
    ['every monday at 9', week('09:00', 1)],
    ['every Mon at 9am', week('09:00', 1)],
    ['mondays 9 a.m.', week('09:00', 1)],
    ['monday 9:30 pm', week('21:30', 1)],
    ['weekly mon,thu 9am', week('09:00', 1, 4)],
    ['weekly on tue, thu and sat at 12am', week('00:00', 2, 4, 6)],
    ['every tues & thurs at noon', week('12:00', 2, 4)],
    ['weds 12pm', week('12:00', 3)],
    ['mon-fri 09.30', week('09:30', 1, 2, 3, 4, 5)],
    ['monday to friday 9:00', week('09:00', 1, 2, 3, 4, 5)],
    ['sat through tue 9:00', week('09:00', 1, 2, 6, 7)],
    ['weekdays 09:00', week('09:00', 1, 2, 3, 4, 5)],
    ['every weekday at 8', week('08:00', 1, 2, 3, 4, 5)],
    ['workdays 9am', week('09:00', 1, 2, 3, 4, 5)],
    ['weekends 10:00', week('10:00', 6, 7)],
    ['mon-sun 10:00', day('10:00')],
    ['weekly 10:00', week('10:00', 1)],
    ['weekly', week('09:00', 1)],
    ['every week on friday', week('09:00', 5)],
    ['daily 8:30', day('08:30')],
    ['daily', day('09:00')],
    ['every day at 8:30pm', day('20:30')],
    ['each day midnight', day('00:00')],
    ['09:00 daily', day('09:00')],
    ['daily mon-fri 9:00', week('09:00', 1, 2, 3, 4, 5)],
    ['monthly 1 09:00', month('09:00', 1)],
    ['monthly 1 9', month('09:00', 1)],
    ['monthly 15th 9am', month('09:00', 15)],
    ['monthly last 18:00', month('18:00', 'last')],
    ['on the last day of each month at 18:00', month('18:00', 'last')],
    ['every month on the 31st at 7:05', month('07:05', 31)],
    ['the 2nd of every month 9:00', month('09:00', 2)],
    ['monthly', month('09:00', 1)],
    ['monthly 1st and 15th 9:00', cron('0 9 1,15 * *')],
    ['cron "0 9 * * 1"', cron('0 9 * * 1')],
    ['0 9 * * 1', cron('0 9 * * 1')],
    ['*/30 9-17 * * mon-fri', cron('*/30 9-17 * * MON-FRI')],
    ['cron: 0 9 L * *', cron('0 9 L * *')],
    ['0 9 ? * 1#2', cron('0 9 * * 1#2')],
    ['0 9 29 2 *', cron('0 9 29 2 *')],
    ['每周一 9:00', week('09:00', 1)],
    ['每周一９：００', week('09:00', 1)],
    ['每周一上午九点', week('09:00', 1)],
    ['每周一十点', week('10:00', 1)],
    ['每周三十点', week('10:00', 3)],
    ['每天早上8点半', day('08:30')],
    ['每天早上八点三刻', day('08:45')],
    ['每天 20点05分', day('20:05')],
    ['每日中午', undefined],
    ['每月1号 9点', month('09:00', 1)],
    ['每个月十五号下午两点一刻', month('14:15', 15)],
    ['每月最后一天 18:00', month('18:00', 'last')],
    ['每月底 18点', month('18:00', 'last')],
    ['每月1日和15日 9点', cron('0 9 1,15 * *')],
    ['工作日 9:00', week('09:00', 1, 2, 3, 4, 5)],
    ['每个工作日9点', week('09:00', 1, 2, 3, 4, 5)],
    ['周一至周五 9:00', week('09:00', 1, 2, 3, 4, 5)],
    ['每周一、周四 下午3点', week('15:00', 1, 4)],
    ['每周一三五 9点', week('09:00', 1, 3, 5)],
    ['每周一、三、五 9:00', week('09:00', 1, 3, 5)],
    ['星期日晚上12点', week('00:00', 7)],
    ['礼拜天夜里11点', week('23:00', 7)],
    ['周末凌晨2点', week('02:00', 6, 7)],
    ['每周 9点', week('09:00', 1)],
    ['周1 3:00', week('03:00', 1)],
    ['每周五17点', week('17:00', 5)],
  ])('%s', async (text, recurrence) => {
    if (recurrence === undefined) {
      expect(await problemsOf(() => read(text))).toMatchObject([{ code: 'schedule.when-unreadable' }]);
      return;
    }
    const when = read(text);
    expect(when).toEqual({ recurrence });
    expect(recurrenceShape.safeParse(when.recurrence).success).toBe(true);
  });

  test.each([
    ['weekly mon 09:00 Europe/Berlin #growth', week('09:00', 1), 'Europe/Berlin', 'growth'],
    ['#growth weekly mon 09:00', week('09:00', 1), undefined, 'growth'],
    ['weekly mon 09:00 <#C123|growth>', week('09:00', 1), undefined, 'C123'],
    ['weekly mon 09:00 <#C123|>', week('09:00', 1), undefined, 'C123'],
    ['weekly mon <#C123> 09:00', week('09:00', 1), undefined, 'C123'],
    ['weekly mon Berlin 09:00', week('09:00', 1), 'Europe/Berlin', undefined],
    ['daily 9am new york', day('09:00'), 'America/New_York', undefined],
    ['daily 9am, New York time', day('09:00'), 'America/New_York', undefined],
    ['daily 9:00 asia/kathmandu', day('09:00'), 'Asia/Kathmandu', undefined],
    ['daily 9:00 UTC', day('09:00'), 'UTC', undefined],
    ['daily 9:00 utc+8', day('09:00'), 'Etc/GMT-8', undefined],
    ['daily 9:00 GMT-03:00', day('09:00'), 'Etc/GMT+3', undefined],
    ['daily 9:00 São Paulo', day('09:00'), 'America/Sao_Paulo', undefined],
    ['daily 9:00 CET', day('09:00'), 'Europe/Berlin', undefined],
    ['daily 9:00 Lord Howe', day('09:00'), 'Australia/Lord_Howe', undefined],
    ['0 9 1,15 * * Shanghai', cron('0 9 1,15 * *'), 'Asia/Shanghai', undefined],
    ['cron "0 9 * * 1,4" Asia/Tokyo #增长', cron('0 9 * * 1,4'), 'Asia/Tokyo', '增长'],
    ['每周一 9:00 北京时间', week('09:00', 1), 'Asia/Shanghai', undefined],
    ['北京时间每周一上午9点', week('09:00', 1), 'Asia/Shanghai', undefined],
    ['每天9点（纽约时间） #growth', day('09:00'), 'America/New_York', 'growth'],
    ['每天 9:00 上海', day('09:00'), 'Asia/Shanghai', undefined],
  ])('%s', (text, recurrence, timeZone, channel) => {
    expect(read(text)).toEqual({
      recurrence,
      ...(timeZone !== undefined && { timeZone }),
      ...(channel !== undefined && { channel }),
    });
  });

  test.each([
    ['9:00', 'schedule.when-unreadable', '9:00'],
    ['sometimes', 'schedule.when-unreadable', 'sometimes'],
    ['every 2 weeks mon 9:00', 'schedule.when-unreadable', 'weeks'],
    ['fortnightly mon 9:00', 'schedule.when-unreadable', 'fortnightly'],
    ['weekly mon 25:00', 'schedule.when-unreadable', '25:00'],
    ['weekly mon 9:60', 'schedule.when-unreadable', '9:60'],
    ['weekly mon 13pm', 'schedule.when-unreadable', '13pm'],
    ['weekly 1 9:00', 'schedule.when-times', '09:00, 01:00'],
    ['weekly mon at 9 at 10', 'schedule.when-unreadable', 'weekly mon at 9 at 10'],
    ['weekly mon at 30', 'schedule.when-unreadable', 'weekly mon at 30'],
    ['weekly mon 9:00 15:00', 'schedule.when-times', '09:00, 15:00'],
    ['monthly 32 9:00', 'schedule.when-unreadable', 'monthly 32 9:00'],
    ['monthly mon 9:00', 'schedule.when-unreadable', 'monthly mon 9:00'],
    ['monthly 1st and last 9:00', 'schedule.when-unreadable', 'monthly 1st and last 9:00'],
    ['每周一 9点 心情好的时候', 'schedule.when-unreadable', undefined],
    ['daily 9:00 CST', 'zone.ambiguous', 'CST'],
    ['daily 9:00 IST', 'zone.ambiguous', 'IST'],
    ['daily 9:00 Asia/Shangai', 'zone.unknown', 'Asia/Shangai'],
    ['daily 9:00 UTC+5:15', 'zone.unknown', 'UTC+5:15'],
    ['daily 9:00 Berlin Tokyo', 'argument.repeated', 'Europe/Berlin, Asia/Tokyo'],
    ['daily 9:00 #a #b', 'argument.repeated', '#a #b'],
    ['cron', 'schedule.cron-unreadable', ''],
    ['cron 0 9 * *', 'schedule.cron-unreadable', '0 9 * *'],
    ['cron 0 0 9 * * 1', 'schedule.cron-unreadable', '0 0 9 * * 1'],
    ['99 9 * * 1', 'schedule.cron-unreadable', '99 9 * * 1'],
    ['cron @daily', 'schedule.cron-unreadable', '@daily'],
    ['0 0 30 2 *', 'schedule.cron-never', '0 0 30 2 *'],
    ['0 0 31 4,6,9,11 *', 'schedule.cron-never', '0 0 31 4,6,9,11 *'],
    ['* * * * *', 'schedule.cron-too-often', '* * * * *'],
    ['*/7 * * * *', 'schedule.cron-too-often', '*/7 * * * *'],
    ['0,50 * * * *', 'schedule.cron-too-often', '0,50 * * * *'],
    ['5,55 0,23 * * *', 'schedule.cron-too-often', '5,55 0,23 * * *'],
    ['daily 9:00 '.repeat(30), 'schedule.when-unreadable', undefined],
  ])('%s is refused as %s', async (text, code, received) => {
    const [problem, ...more] = await problemsOf(() => read(text));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code, ...(received !== undefined && { received }) });
  });

  test('whatever is typed is refused, or comes again and again and not too often', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'weekly',
        'daily',
        'monthly',
        'mon',
        'thu-sun',
        '9',
        '09:00',
        '9pm',
        'last',
        '31',
        'cron',
        '每周',
      ),
      fc.constantFrom(
        '周一',
        '下午3点',
        '15号',
        '最后一天',
        '*',
        '*/15',
        '0',
        '1-5',
        '29',
        '2',
        'L',
        '1#5',
        ',',
        '#c',
      ),
      fc.constantFrom(
        'Berlin',
        'CST',
        'UTC',
        '北京时间',
        'Asia/',
        '变化',
        '__proto__',
        '\ud800',
        '%',
        '-',
        'at',
        'every',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 7 }), (words) => {
        const text = words.join(' ');
        try {
          const { recurrence, timeZone = 'UTC' } = readWhen(text, now);
          expect(recurrenceShape.safeParse(recurrence).success).toBe(true);
          expect(nextOccurrence(recurrence, timeZone, now)?.getTime()).toBeGreaterThan(now.getTime());
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('the rarest days are found, forwards and backwards: leap days, over 2100, which has none', () => {
    const leapDay = read('0 0 29 2 *').recurrence;
    const [after, until] = [new Date('2096-03-01T00:00:00Z'), new Date('2104-02-01T00:00:00Z')];
    expect(nextOccurrence(leapDay, 'UTC', after)?.toISOString()).toBe('2104-02-29T00:00:00.000Z');
    const [last] = occurrencesBetween(leapDay, 'UTC', now, until, 1);
    expect(last?.toISOString()).toBe('2096-02-29T00:00:00.000Z');
  });

  test('four times an hour is often enough, and said to be too often only above', () => {
    expect(read('*/15 * * * *').recurrence).toEqual(cron('*/15 * * * *'));
  });

  test('an abbreviation of several zones names them', async () => {
    expect(await problemsOf(() => read('daily 9:00 CST'))).toMatchObject([
      { values: { choices: 'America/Chicago, Asia/Shanghai, America/Havana' } },
    ]);
  });
});

test('the words before belong to the scenario', () => {
  const words = ['smart', 'home', 'customer-service', '智能家居', 'my-scenario'];
  expect(words.filter(beginsWhen)).toEqual([]);
  const begin = [
    'weekly',
    'Every',
    'mon',
    'Mon-Fri',
    'mon,thu',
    '9:00',
    '0',
    '*/15',
    'cron',
    '#growth',
    '每周一',
  ];
  expect(begin.filter((word) => !beginsWhen(word))).toEqual([]);
});
