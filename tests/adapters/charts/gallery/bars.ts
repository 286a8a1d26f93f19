import type { BarChart } from '../../../../src/bot/chart.ts';
import { wordsFor } from '../../../../src/bot/language/words.ts';
import { barChart } from '../../../fixtures/charts.ts';

type Row = readonly [key: string, label: string, before: number, after: number];

interface BarSketch {
  readonly title: string;
  readonly subtitle: string;
  readonly rows: readonly Row[];
  readonly language?: 'en' | 'zh';
  readonly currency?: string | null;
  /** Half-width of the intervals, as a share of the value; none without it. */
  readonly spread?: number;
  readonly onlyAfter?: boolean;
}

export function bars(sketch: BarSketch): BarChart {
  const { rows, language = 'en', currency = 'CNY', spread } = sketch;
  const words = wordsFor(language);
  const write = (value: number) => (currency === null ? words.number(value) : words.money(value, currency));
  const series = (role: 'before' | 'after', values: readonly number[], name: string) => ({
    role,
    name,
    values,
    labels: values.map(write),
    ...(spread !== undefined && role === 'after'
      ? {
          intervals: values.map((value) => ({
            low: value - spread * Math.abs(value),
            high: value + 1.3 * spread * Math.abs(value),
          })),
        }
      : {}),
  });
  const zh = language === 'zh';
  const before = rows.map((row) => row[2]);
  const after = rows.map((row) => row[3]);
  return barChart({
    title: sketch.title,
    subtitle: sketch.subtitle,
    language,
    valueAxis: {
      title: zh ? '每周贡献' : 'Contribution a week',
      format: currency === null ? { kind: 'number' } : { kind: 'money', currency },
    },
    categories: rows.map(([key, label]) => ({ key, label })),
    series: [
      ...(sketch.onlyAfter ? [] : [series('before', before, zh ? '当前' : 'Today')]),
      series('after', after, zh ? '建议' : 'Proposed'),
    ],
  });
}

export function medical(language: 'en' | 'zh'): BarChart {
  const zh = language === 'zh';
  return bars({
    language,
    title: zh
      ? '患者 App 贡献最大:每周 ¥8.82万,建议再投入 ¥6,400'
      : 'Patient app brings the most: ¥88.2k a week, up by ¥26k',
    subtitle: zh
      ? '各渠道对每周价值的贡献(在这些假设下)'
      : 'What each channel adds to the value of a week, under these assumptions',
    rows: [
      ['patient-app', zh ? '患者 App' : 'Patient app', 62_100, 88_200],
      ['hospital-partners', zh ? '医院合作' : 'Hospital partners', 71_400, 74_900],
      ['content-marketing', zh ? '内容营销' : 'Content marketing', 38_600, 41_300],
      ['brand-partners', zh ? '品牌联合推广' : 'Brand partners', 29_800, 21_500],
      ['base', zh ? '基础价值(无投放)' : 'Without any spend', 11_700, 11_700],
    ],
    spread: 0.14,
  });
}

export function many(count: number, language: 'en' | 'zh', length = 80): BarChart {
  const zh = language === 'zh';
  const filler = zh
    ? '华东地区线下门店与社区合作推广以及直播间引流渠道之综合投放计划第二期补充方案重点城市试点扩展版本含全部联名活动与会员回馈计划并附带年度总结复盘预算调整说明及后续安排建议稿终版'
    : ' regional partner programme for returning customers, with co-branded events and vouchers';
  const rows = Array.from({ length: count }, (_, i): Row => {
    const value = 90_000 * 0.78 ** i;
    return [`channel-${i}`, `${i + 1}${filler}`.slice(0, length), value * (i % 3 === 0 ? 1.2 : 0.8), value];
  });
  return bars({
    language,
    rows,
    title: zh ? '前三个渠道带来一半以上的价值' : 'The first three channels bring more than half of the value',
    subtitle: zh ? '各渠道对每周价值的贡献' : 'What each channel adds to the value of a week',
    spread: 0.2,
  });
}
