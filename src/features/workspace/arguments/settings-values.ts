import { namedChoice } from '../../../bot/arguments/named-choice.ts';
import type { Language } from '../../../bot/chart.ts';
import type { ArgumentKind, Choice } from '../../../bot/command.ts';
import { defaultCurrency } from '../../../bot/workspace-defaults.ts';
import { echo, UserError } from '../../../scenario/problem.ts';
import { foldName } from '../../../scenario/text.ts';
import { timeZone } from '../../schedules/arguments/time-zone.ts';
import { daysKept } from './days-kept.ts';

/** What takes a setting back. */
const defaults: ReadonlySet<string> = new Set([
  'default',
  'auto',
  'reset',
  'none',
  'forever',
  '默认',
  '自动',
  '取消',
  '永久',
]);

const defaultChoice: Choice = { value: 'default', label: { en: 'default', zh: '默认' } };

/** A setting of a workspace: what its kind reads, or null for `default`, which takes it back. */
function setting<Value>(kind: ArgumentKind<Value>): ArgumentKind<Value | null> {
  const { choices, complete, read, ...rest } = kind;
  return {
    ...rest,
    read: (text, place) => (defaults.has(foldName(text)) ? null : read(text, place)),
    ...(choices !== undefined && { choices: [...choices, defaultChoice] }),
    ...(complete !== undefined && {
      complete: async (typed, place) => [...(await complete(typed, place)).slice(0, 24), defaultChoice],
    }),
  };
}

/** That settings are to be changed, with nothing said yet of how. */
export const changeAsked = namedChoice<'change'>('change', [
  {
    value: 'change',
    label: { en: 'change', zh: '更改' },
    aliases: ['edit', 'form', '修改', '改'],
  },
]);

export const languageSetting = setting(
  namedChoice<Language>('language', [
    {
      value: 'en',
      label: { en: 'English', zh: 'English' },
      aliases: ['eng', '英文', '英语', 'en-us', 'en-gb'],
    },
    {
      value: 'zh',
      label: { en: '简体中文', zh: '简体中文' },
      aliases: ['cn', 'chinese', '中文', '汉语', 'zh-cn', 'zh-hans'],
    },
  ]),
);

export const timeZoneSetting = setting(timeZone);

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** What people call the currencies that they use most. */
const currencyNames: ReadonlyMap<string, string> = new Map([
  ['rmb', 'CNY'],
  ['人民币', 'CNY'],
  ['元', 'CNY'],
  ['¥', 'CNY'],
  ['￥', 'CNY'],
  ['美元', 'USD'],
  ['美金', 'USD'],
  ['us$', 'USD'],
  ['欧元', 'EUR'],
  ['€', 'EUR'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['英镑', 'GBP'],
  ['£', 'GBP'],
  ['日元', 'JPY'],
  ['港元', 'HKD'],
  ['港币', 'HKD'],
]);

const usual = [defaultCurrency, 'USD', 'EUR', 'GBP', 'JPY', 'HKD', 'SGD', 'INR', 'KRW', 'TWD', 'AUD', 'CAD'];

/** A currency by its ISO 4217 code, or by a common name. Throws `UserError` (`settings.currency`). */
export const currency: ArgumentKind<string> = {
  name: 'currency',
  read(text) {
    const code = currencyNames.get(text.trim().toLowerCase()) ?? text.trim().toUpperCase();
    if (codes.has(code)) return code;
    throw new UserError({
      code: 'settings.currency',
      received: echo(text),
      values: { example: defaultCurrency },
    });
  },
  async complete(typed) {
    const wanted = typed.trim().toUpperCase();
    return [...new Set([...usual, ...codes])]
      .filter((code) => code.startsWith(wanted))
      .slice(0, 24)
      .map((code) => ({ value: code, label: { en: code, zh: code } }));
  },
};

export const currencySetting = setting(currency);

export const keepSetting = setting(daysKept);

const renderer = namedChoice<'local' | 'quickchart'>('charts', [
  {
    value: 'local',
    label: { en: 'local: on this machine', zh: 'local：在本机' },
    aliases: ['here', '本机', '本地'],
  },
  {
    value: 'quickchart',
    label: { en: 'quickchart: by the chart server', zh: 'quickchart：由图表服务器' },
    aliases: ['server', '服务器'],
  },
]);

/** Who draws charts; a chart server only where the operator named one. Throws `UserError` (`settings.no-chart-server`). */
export const chartsSetting = setting<'local' | 'quickchart'>({
  ...renderer,
  async read(text, place) {
    const chosen = await renderer.read(text, place);
    if (chosen === 'quickchart' && !place.hasChartServer) {
      throw new UserError({ code: 'settings.no-chart-server', received: chosen });
    }
    return chosen;
  },
});
