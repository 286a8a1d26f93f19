import { defineCommand } from '../src/bot/command.ts';
import { mayDo, refuseUnlessMay } from '../src/bot/rights.ts';
import {
  changeAsked,
  chartsSetting,
  currencySetting,
  keepSetting,
  languageSetting,
  timeZoneSetting,
} from '../src/features/workspace/arguments/settings-values.ts';
import { settingsReply } from '../src/features/workspace/replies/settings.ts';
import type { WorkspaceSettings } from '../src/features/workspace/stored/settings.ts';
import { UserError } from '../src/scenario/problem.ts';

export const settings = defineCommand({
  name: 'settings',
  examples: [
    'settings',
    'settings language=zh currency=CNY timezone=Asia/Shanghai charts=local',
    'settings keep=365d',
    '设置 语言=zh',
  ],
  audience: 'caller',
  args: {
    language: {
      kind: languageSetting,
      required: false,
      example: 'zh',
      initial: ({ settings }) => settings.language,
    },
    currency: {
      kind: currencySetting,
      required: false,
      example: 'CNY',
      initial: ({ settings }) => settings.currency,
    },
    timezone: {
      kind: timeZoneSetting,
      required: false,
      example: 'Asia/Shanghai',
      initial: ({ settings }) => settings.timeZone,
    },
    charts: {
      kind: chartsSetting,
      required: false,
      example: 'local',
      initial: ({ settings }) => settings.charts,
    },
    keep: {
      kind: keepSetting,
      required: false,
      example: '365d',
      initial: ({ settings }) => (settings.keepDays === undefined ? undefined : `${settings.keepDays}d`),
    },
    change: { kind: changeAsked, required: false, position: 0, example: 'change' },
  },
  form: ['language', 'currency', 'timezone', 'charts', 'keep'],
  formAskedBy: { change: 'change' },
  check(values, { invocation }) {
    if (isAsked(values)) refuseUnlessMay('settings.change', invocation.who);
    const { change, ...asked } = values;
    if (change !== undefined && !isAsked(asked)) throw new UserError({ code: 'settings.nothing-said' });
  },
  async run(values, context) {
    const { store, invocation } = context;
    const { workspace } = invocation.where;
    const before = await store.workspaces.settings(workspace);
    const mayChange = mayDo('settings.change', invocation.who);
    if (!isAsked(values)) return settingsReply({ now: before, mayChange }, context);
    const { timezone, keep, change: _, ...same } = values;
    const now = changed(before, { ...same, timeZone: timezone, keepDays: keep });
    if (JSON.stringify(now) !== JSON.stringify(before)) await store.workspaces.save(workspace, now);
    return settingsReply({ before, now, mayChange }, context);
  },
});

const isAsked = (values: object) => Object.values(values).some((value) => value !== undefined);

/** The settings with what was asked for: undefined leaves one as it is, null takes it away. */
function changed(
  before: WorkspaceSettings,
  asked: { readonly [K in keyof WorkspaceSettings]: WorkspaceSettings[K] | null },
): WorkspaceSettings {
  const given = <Value>(value: Value | null | undefined, old: Value | undefined) =>
    value === undefined ? old : (value ?? undefined);
  const language = given(asked.language, before.language);
  const currency = given(asked.currency, before.currency);
  const timeZone = given(asked.timeZone, before.timeZone);
  const charts = given(asked.charts, before.charts);
  const keepDays = given(asked.keepDays, before.keepDays);
  const undecided = stillOpen(before.undecided, asked);
  return {
    ...(language !== undefined && { language }),
    ...(currency !== undefined && { currency }),
    ...(timeZone !== undefined && { timeZone }),
    ...(charts !== undefined && { charts }),
    ...(keepDays !== undefined && { keepDays }),
    ...(undecided !== undefined && { undecided }),
  };
}

/** What nobody has chosen yet. */
function stillOpen(open: WorkspaceSettings['undecided'], asked: object): WorkspaceSettings['undecided'] {
  const said = Object.entries(asked).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  const left = Object.entries(open ?? {}).filter(([key]) => !said.includes(key));
  return left.length === 0 ? undefined : Object.fromEntries(left);
}
