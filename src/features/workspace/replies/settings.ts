import type { CommandContext } from '../../../bot/command.ts';
import type { Words } from '../../../bot/language/words.ts';
import { shownLine } from '../../../bot/replies/shown-line.ts';
import { plainOf, textBlock, unmarked } from '../../../bot/replies/spans.ts';
import type { Reply } from '../../../bot/reply.ts';
import { defaultCurrency } from '../../../bot/workspace-defaults.ts';
import type { WorkspaceSettings } from '../stored/settings.ts';
import { undecidedReply } from './undecided.ts';

const names = ['language', 'currency', 'timezone', 'charts', 'keep'] as const;

interface Settings {
  readonly now: WorkspaceSettings;
  /** What was set before; absent where nothing was to change. */
  readonly before?: WorkspaceSettings;
  readonly mayChange: boolean;
}

type SettingsContext = Pick<
  CommandContext,
  'words' | 'timeZone' | 'settings' | 'hasChartServer' | 'invocation' | 'commands'
>;

/** What the workspace set and what that means; after a change, what changed. */
export function settingsReply({ now, before, mayChange }: Settings, context: SettingsContext): Reply {
  const { words, invocation, commands } = context;
  const line = unmarked(
    shownLine('settings language=zh currency=CNY timezone=Asia/Shanghai', invocation.where.front, commands),
  );
  return {
    tone: 'info',
    audience: 'caller',
    language: words.language,
    title: words.say('scenarios.settings.title'),
    summary: plainOf(before === undefined ? settingsText(now, context) : changeText(before, now, context)),
    blocks: [
      ...(mayChange && now.undecided !== undefined ? undecidedReply(now, words).blocks : []),
      { kind: 'facts', facts: settingsFacts(now, context) },
      {
        kind: 'caveats',
        items: [
          words.say('scenarios.settings.languageNote'),
          words.say('scenarios.settings.currencyNote'),
          words.say('scenarios.settings.keepNote'),
        ],
      },
      textBlock(
        words.say(mayChange ? 'scenarios.settings.change' : 'scenarios.settings.onlyAdmins', { line }),
      ),
      ...(mayChange
        ? [
            {
              kind: 'actions' as const,
              actions: [
                {
                  label: words.say('scenarios.settings.changeButton'),
                  line: 'settings change',
                  opensForm: true as const,
                },
              ],
            },
          ]
        : []),
    ],
    record: { settings: now },
  };
}

/** The settings one by one; what is not set with the default that holds. */
export function settingsFacts(
  settings: WorkspaceSettings,
  context: Pick<CommandContext, 'words' | 'timeZone' | 'settings' | 'hasChartServer'>,
): { readonly label: string; readonly value: string }[] {
  const { words } = context;
  return names.map((name) => ({
    label: words.say(`scenarios.settings.${name}`),
    value: settingText(name, settings, context),
  }));
}

function settingsText(now: WorkspaceSettings, context: SettingsContext): string {
  const values = Object.fromEntries(names.map((name) => [name, settingText(name, now, context)]));
  return context.words.say('scenarios.settings.summary', values);
}

function changeText(before: WorkspaceSettings, now: WorkspaceSettings, context: SettingsContext): string {
  const { words } = context;
  const texts = names.flatMap((name) => {
    const [old, value] = [before, now].map((settings) => settingText(name, settings, context));
    return old === value ? [] : [`${words.say(`scenarios.settings.${name}`)} ${old} → ${value}`];
  });
  if (texts.length === 0) return words.say('scenarios.settings.unchanged');
  return words.say('scenarios.settings.saved', {
    count: texts.length,
    changes: texts.join(words.say('replies.comma')),
  });
}

function settingText(
  name: (typeof names)[number],
  settings: WorkspaceSettings,
  {
    words,
    timeZone,
    settings: present,
    hasChartServer,
  }: Pick<SettingsContext, 'words' | 'timeZone' | 'settings' | 'hasChartServer'>,
): string {
  const [set, byDefault] = {
    language: [settings.language && languageText(settings.language, words), languageText('en', words)],
    currency: [settings.currency, defaultCurrency],
    // The zone in force is the default one only where none is set.
    timezone: [settings.timeZone, present?.timeZone === undefined ? timeZone : '–'],
    charts: [
      settings.charts && words.say(`scenarios.settings.renderers.${settings.charts}`),
      words.say(`scenarios.settings.renderers.${hasChartServer ? 'quickchart' : 'local'}`),
    ],
    keep: [
      settings.keepDays === undefined
        ? undefined
        : words.say('scenarios.settings.days', { count: settings.keepDays }),
      words.say('scenarios.settings.forEver'),
    ],
  }[name];
  return set ?? words.say('scenarios.settings.byDefault', { value: byDefault ?? '–' });
}

const languageText = (language: 'en' | 'zh', words: Words) =>
  words.say(`scenarios.settings.languages.${language}`);
