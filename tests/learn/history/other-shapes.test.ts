import { describe, expect, test } from 'vitest';
import { isoDay } from '../../../src/learn/history/calendar.ts';
import { type HistoryReading, readHistory } from '../../../src/learn/history/read-history.ts';

const monday = Date.UTC(2025, 0, 6) / 86_400_000;
const weeks = Array.from({ length: 20 }, (_, t) => {
  const day = monday + 7 * t;
  const google = 1000 + ((t * 7919) % 503) + 0.25;
  const meta = 600 + ((t * 104_729) % 397) + 0.5;
  return {
    t,
    day,
    iso: isoDay(day),
    google,
    meta,
    revenue: 9000 + Math.round(2 * google + 3 * meta + ((t * 2311) % 701)) + 0.75,
  };
});
type Week = (typeof weeks)[number];
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const totals = {
  google: sum(weeks.map(({ google }) => google)),
  meta: sum(weeks.map(({ meta }) => meta)),
  revenue: sum(weeks.map(({ revenue }) => revenue)),
};

const table = (
  head: string,
  rowOf: (week: Week) => string | readonly string[],
  foot: readonly string[] = [],
) => [...head.split('\n'), ...weeks.flatMap(rowOf), ...foot].join('\n');
const de = (value: number) => value.toLocaleString('de-DE', { minimumFractionDigits: 2 });
const us = (value: number) => value.toLocaleString('en-US', { minimumFractionDigits: 2 });
const dmy = (day: number) => isoDay(day).split('-').reverse().join('.');
const plain = ({ iso, revenue, google, meta }: Week) => `${iso},${revenue},${google},${meta}`;
const daysOf = ({ day }: Week) => Array.from({ length: 7 }, (_, k) => day + k);

/** What is read of a file: sums, and what is doubtful. */
function read(text: string, reading: Partial<HistoryReading> = {}) {
  const { history, findings } = readHistory(new TextEncoder().encode(text), { currency: 'EUR', ...reading });
  return {
    weeks: [history.weeks[0], history.weeks.at(-1), history.weeks.length],
    revenue: sum(history.outcome.values),
    spend: history.channels.map(({ spend }) => sum(spend)),
    taken: [...history.controls, ...history.events].map(({ name }) => name),
    doubts: findings.filter(({ level }) => level === 'doubt').map(({ code }) => code),
  };
}
const right = {
  weeks: ['2025-01-06', '2025-05-19', 20],
  revenue: expect.closeTo(totals.revenue, 1),
  spend: [expect.closeTo(totals.google, 1), expect.closeTo(totals.meta, 1)],
  taken: [],
  doubts: [],
};

describe('other tables of the same kinds', () => {
  test.each<[string, string, Partial<HistoryReading>?]>([
    [
      'three title lines with commas',
      table(
        'Acme, Inc.,,\nReport period:,2025-01-06,2025-05-25,\n,,,\nWeek,Revenue,Google cost,Meta cost',
        plain,
      ),
    ],
    [
      'a header row in capitals with underscores',
      table('WEEK_START,TOTAL_REVENUE,GOOGLE_SPEND,META_SPEND', plain),
    ],
    ['camel case', table('weekStart,revenue,googleSpend,metaSpend', plain).replace('weekStart', 'week')],
    ['currency in the header', table('Week,Revenue (€),Google Ads (€),Meta Ads (€)', plain)],
    [
      'averages and a share row below',
      table('Week,Revenue,Google spend,Meta spend', plain, ['Average,1,2,3', 'Share,100%,60%,40%']),
    ],
    [
      'a total above the first week',
      table(
        `Week,Revenue,Google spend,Meta spend\nAll weeks,${totals.revenue},${totals.google},${totals.meta}`,
        plain,
      ),
    ],
    [
      'quarters between',
      table('Week,Revenue,Google spend,Meta spend', (week) =>
        week.t === 12 ? ['Quarter 1,1,2,3', plain(week)] : plain(week),
      ),
    ],
    [
      'a total in Spanish',
      table(
        'Semana;Ventas;Gasto Google;Gasto Meta',
        ({ day, revenue, google, meta }) => [dmy(day), de(revenue), de(google), de(meta)].join(';'),
        ['Total general;1;2;3'],
      ),
    ],
    [
      'weeks by their Sundays, in German',
      table('Woche bis;Umsatz;Kosten Google;Kosten Meta', ({ day, revenue, google, meta }) =>
        [dmy(day + 6), de(revenue), de(google), de(meta)].join(';'),
      ),
    ],
    [
      'Portuguese words',
      table(
        'Semana;Faturamento;Investimento em Google;Investimento em Meta',
        ({ day, revenue, google, meta }) =>
          [dmy(day), `R$ ${de(revenue)}`, `R$ ${de(google)}`, `R$ ${de(meta)}`].join(';'),
        [],
      ),
    ],
    ['Chinese words with units in brackets', table('日期,销售额（元）,谷歌花费（元）,Meta花费（元）', plain)],
    [
      'daily campaigns by platform',
      table('Date,Platform,Campaign,Spend,Revenue', (week) =>
        daysOf(week).flatMap((day) => [
          `${isoDay(day)},Google,Brand - ${week.t % 3},${week.google / 7},${week.revenue / 7}`,
          `${isoDay(day)},Meta,Total reach,${week.meta / 7},0`,
        ]),
      ),
    ],
    [
      'a molten table in German',
      table('Datum;Kanal;Kennzahl;Wert', ({ day, revenue, google, meta }) => [
        `${dmy(day)};Google;Kosten;${de(google)}`,
        `${dmy(day)};Meta;Kosten;${de(meta)}`,
        `${dmy(day)};Shop;Umsatz;${de(revenue)}`,
      ]),
    ],
    [
      'a pivot that names each date once',
      table('Week,Channel,Spend,Revenue', ({ iso, revenue, google, meta }) => [
        `${iso},Google,${google},${revenue - 1000}`,
        `,Meta,${meta},1000`,
      ]),
    ],
    [
      'regions and their sum',
      table('Region,Week,Revenue,Google spend,Meta spend', ({ iso, revenue, google, meta }) => [
        `North,${iso},${revenue * 0.75},${google * 0.75},${meta * 0.75}`,
        `South,${iso},${revenue * 0.25},${google * 0.25},${meta * 0.25}`,
        `Total,${iso},${revenue},${google},${meta}`,
      ]),
    ],
    [
      'stores by number',
      table('Store,Week,Sales,Google spend,Meta spend', ({ iso, revenue, google, meta }) => [
        `101,${iso},${revenue * 0.625},${google * 0.625},${meta * 0.625}`,
        `102,${iso},${revenue * 0.375},${google * 0.375},${meta * 0.375}`,
      ]),
    ],
    [
      'orders, revenue, and rates of both',
      table(
        'Week,Revenue,Orders,AOV,Conversion rate,Google spend,Google CPM,Meta spend,Meta ROAS',
        ({ t, iso, revenue, google, meta }) =>
          `${iso},${revenue},${150 + (t % 7)},61.${t},2.${t}%,${google},7.${t},${meta},3.${t}`,
      ),
    ],
    [
      'with what media cause on the way',
      table(
        'Week,Revenue,Website visits,Checkouts started,Newsletter signups,Google spend,Meta spend',
        ({ t, iso, revenue, google, meta }) =>
          `${iso},${revenue},${Math.round(google * 3)},${200 + t},${40 + (t % 5)},${google},${meta}`,
      ),
    ],
    [
      'French shop parts',
      table(
        'Semaine;Ventes brutes;Remises;Retours;Ventes nettes;Livraison;TVA;Dépenses Google;Dépenses Meta',
        ({ day, revenue, google, meta }) =>
          [
            dmy(day),
            ...[
              revenue,
              -0.05 * revenue,
              -0.02 * revenue,
              0.93 * revenue,
              120,
              0.2 * revenue,
              google,
              meta,
            ].map((one) => de(Number(one.toFixed(2)))),
          ].join(';'),
      ),
    ],
    [
      'spend in cents of another column',
      table(
        'Week,Revenue,Google spend,Meta spend,Meta spend in cents',
        ({ iso, revenue, google, meta }) => `${iso},${revenue},${google},${meta},${meta * 100}`,
      ).replace(',Meta spend in cents', ',Zorp'),
    ],
    [
      'amounts with the currency behind',
      table(
        'Week,Revenue,Google spend,Meta spend',
        ({ iso, revenue, google, meta }) => `${iso},"${us(revenue)} €","${us(google)} €","${us(meta)} €"`,
      ),
    ],
    [
      'ranges with slashes',
      table(
        'Week,Revenue,Google spend,Meta spend',
        ({ day, revenue, google, meta }) =>
          `${[day, day + 6]
            .map((one) => {
              const [y, m, d] = isoDay(one).split('-');
              return `${Number(m)}/${Number(d)}/${y}`;
            })
            .join(' - ')},${revenue},${google},${meta}`,
      ),
    ],
    [
      'weekdays in Spanish',
      table('Fecha;Ingresos;Gasto Google;Gasto Meta', ({ day, revenue, google, meta }) => {
        const at = new Date(day * 86_400_000);
        return [
          `lunes ${at.getUTCDate()} de ${['enero', 'febrero', 'marzo', 'abril', 'mayo'][at.getUTCMonth()]} de 2025`,
          de(revenue),
          de(google),
          de(meta),
        ].join(';');
      }),
    ],
    [
      'moments of New York',
      table(
        'timestamp,revenue,google_spend,meta_spend',
        ({ day, revenue, google, meta }) =>
          `${day * 86_400 + (day < 20_156 ? 5 : 4) * 3_600},${revenue},${google},${meta}`,
      ),
    ],
    [
      'hours',
      table('time,revenue,google_spend,meta_spend', (week) =>
        daysOf(week).flatMap((day) =>
          Array.from(
            { length: 24 },
            (_, h) =>
              `${isoDay(day)} ${String(h).padStart(2, '0')}:00,${week.revenue / 168},${week.google / 168},${week.meta / 168}`,
          ),
        ),
      ),
    ],
  ])('%s', (_, text, reading) => {
    expect(read(text, reading)).toEqual(right);
  });
});

describe('columns that mislead', () => {
  const channelsOf = (text: string) => {
    const { history, columns } = readHistory(new TextEncoder().encode(text), { currency: 'EUR' });
    const left = columns.flatMap(({ name, because }) => (because === undefined ? [] : [[name, because]]));
    return { channels: history.channels.map(({ name }) => name), left };
  };

  test.each<[string, string, readonly string[], readonly (readonly string[])[]]>([
    [
      'what brand search costs is spend',
      'Brand search spend,Traffic campaign cost',
      ['Brand search', 'Traffic campaign'],
      [],
    ],
    ['salaries are no media', 'Google spend,Salary costs', ['Google'], [['Salary costs', 'other-cost']]],
    ['a forecast is no outcome', 'Google spend,Revenue forecast', ['Google'], [['Revenue forecast', 'plan']]],
    ['last year is no control', 'Google spend,Revenue LY', ['Google'], [['Revenue LY', 'plan']]],
    ['a shop may be called Target', 'Google spend,Target spend', ['Google', 'Target'], []],
  ])('%s', (_, columns, channels, left) => {
    const text = table(
      `Week,Revenue,${columns}`,
      ({ iso, revenue, google, meta }) => `${iso},${revenue},${google},${meta}`,
    );
    expect(channelsOf(text)).toEqual({ channels, left });
  });

  test('national spend beside each region is counted once, with a question', () => {
    const text = table('Week,Region,Revenue,TV spend', ({ iso, revenue, google }) => [
      `${iso},North,${revenue * 0.75},${google}`,
      `${iso},South,${revenue * 0.25},${google}`,
    ]);
    expect(read(text)).toMatchObject({
      spend: [expect.closeTo(totals.google, 1)],
      doubts: ['repeated-once'],
    });
  });

  test('a last week without any outcome is told', () => {
    const text = table(
      'Week,Revenue,Google spend',
      ({ t, iso, revenue, google }) => `${iso},${t === 19 ? 0 : revenue},${google}`,
    );
    const { findings } = readHistory(new TextEncoder().encode(text), { currency: 'EUR' });
    expect(findings).toContainEqual(expect.objectContaining({ code: 'outlier', row: 21, received: '0' }));
  });
});

describe('what a file does not tell', () => {
  test.each<[string, string, string]>([
    [
      'which of two revenues',
      table(
        'Week,Online revenue,Retail revenue,Google spend,Meta spend',
        ({ t, iso, revenue, google, meta }) =>
          `${iso},${revenue},${5000 + ((t * 31) % 900)},${google},${meta}`,
      ),
      'several-outcomes',
    ],
    [
      'whether revenue is repeated',
      table('Week,Channel,Spend,Revenue', ({ iso, revenue, google, meta }) => [
        `${iso},Google,${google},${revenue}`,
        `${iso},Meta,${meta},${revenue}`,
      ]),
      'repeated-each',
    ],
    [
      'what a column that follows the outcome is',
      table(
        'Week,Revenue,Google spend,Meta spend,Zorp',
        ({ t, iso, revenue, google, meta }) =>
          `${iso},${revenue},${google},${meta},${(revenue / 100 + (t % 3)).toFixed(2)}`,
      ),
      'follows-outcome',
    ],
    [
      'what a price that follows the outcome does',
      table(
        'Week,Revenue,Google spend,Meta spend,Price',
        ({ t, iso, revenue, google, meta }) =>
          `${iso},${revenue},${google},${meta},${(revenue / 100 + (t % 3)).toFixed(2)}`,
      ),
      'follows-outcome',
    ],
    [
      'what a list without a name is',
      table('Week,Team,Revenue,Google spend,Meta spend', ({ iso, revenue, google, meta }) => [
        `${iso},red,${revenue},${google},${meta}`,
        `${iso},blue,1,1,1`,
      ]),
      'list-guessed',
    ],
    [
      'which channel a campaign belongs to',
      table('Week,Campaign,Cost,Revenue', ({ iso, revenue, google, meta }) => [
        `${iso},Spring,${google},${revenue}`,
        `${iso},Retention,${meta},10`,
      ]),
      'campaigns-guessed',
    ],
  ])('is asked: %s', (_, text, code) => {
    expect(read(text).doubts).toContain(code);
  });

  test('a campaign’s channel and how a repeated outcome counts can be said', () => {
    const text = table('Week,Campaign,Cost,Revenue', ({ iso, revenue, google, meta }) => [
      `${iso},Spring,${google},${revenue}`,
      `${iso},Retention,${meta},${revenue}`,
    ]);
    const said = read(text, { campaigns: { Spring: 'Google', Retention: 'Meta' }, repeated: 'once' });
    expect(said).toEqual(right);
  });

  test('names with typographic signs are chosen by what people type', () => {
    const text = table('Week,Shop’s “net” takings – all,Google spend,Meta spend', plain);
    expect(read(text, { mapping: { outcome: 'Shop\'s "net" takings - all', unit: 'money' } })).toEqual(right);
  });
});
