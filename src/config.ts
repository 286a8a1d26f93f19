import { resolve } from 'node:path';
import type { z } from 'zod';
import type { SourceSettings } from '../adapters/sources/settings.ts';
import { postgresSecrets } from '../adapters/storage/postgres-url.ts';
import type { Language } from './bot/chart.ts';
import { languageOf } from './bot/language/words.ts';
import {
  type ConfigProblem,
  type ConfigWarning,
  concernOf,
  missingVariables,
  misspeltVariables,
} from './config-problems.ts';
import { readSources } from './config-sources.ts';
import {
  addressesIn,
  type Environment,
  environmentShape,
  type Given,
  type logLevels,
  type VariableName,
  variableNames,
} from './config-variables.ts';
import { echo } from './scenario/problem.ts';

const secretNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'DISCORD_TOKEN',
  'QUICKCHART_KEY',
  'DATABASE_URL',
  'WEB_PASSWORD',
] as const satisfies readonly VariableName[];

type LogLevel = (typeof logLevels)[number];

type SlackSettings = {
  readonly botToken: string;
  readonly apiUrl?: string;
} & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly port: number }
);

interface DiscordSettings {
  readonly token: string;
  readonly applicationId: string | undefined;
  /** Registers the commands in this one guild, where they show at once. */
  readonly guildId: string | undefined;
  readonly apiUrl: string | undefined;
}

/** What the environment asks for. What is absent is off. */
export interface Config {
  readonly slack: SlackSettings | undefined;
  readonly discord: DiscordSettings | undefined;
  readonly charts:
    | { readonly kind: 'local' }
    | { readonly kind: 'quickchart'; readonly url: string; readonly key: string | undefined };
  /** Absolute. */
  readonly dataDirectory: string;
  /** The PostgreSQL database that everything is kept in; without it, a SQLite file in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  /** Where weekly numbers can be fetched from. */
  readonly sources: readonly SourceSettings[];
  /** IP addresses and ranges that links of sources may lead to although they are not public. */
  readonly privateAddresses: readonly string[];
  readonly plannerThreads: number | undefined;
  /** Longest that one post of a report may take, in milliseconds. */
  readonly reportPostMs: number | undefined;
  readonly health: { readonly port: number; readonly host: string } | undefined;
  /** The chat page. Without a port: the usual one, else the next that is free. */
  readonly web: {
    readonly port: number | undefined;
    readonly host: string;
    /** Names beside the address by which people reach it. */
    readonly names: readonly string[];
    readonly password: string | undefined;
  };
  readonly log: { readonly level: LogLevel | undefined; readonly format: 'json' | 'pretty' | undefined };
  /** The language of the machine's user; undefined when it is neither of ours. */
  readonly language: Language | undefined;
  /** IANA name. */
  readonly timeZone: string;
  readonly mayColour: boolean;
}

export interface ConfigReading {
  /** What could be read; a variable with a problem counts as not set. */
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
  readonly warnings: readonly ConfigWarning[];
  /** The values that must never be shown or logged. */
  readonly secrets: readonly string[];
}

/** Reads the environment whole: everything that is wrong with it is reported at once, by variable. */
export function readConfig(environment: Environment): ConfigReading {
  const given: Partial<Record<VariableName, string>> = {};
  for (const name of variableNames) {
    const text = environment[name]?.trim();
    if (text) given[name] = text;
  }
  const wrong = wrongVariables(given);
  const usable: Partial<Record<VariableName, string>> = { ...given };
  for (const { variable } of wrong) delete usable[variable];
  const values = environmentShape.parse(usable);
  const zone = readTimeZone(values.TZ);
  const named = readSources(environment);

  const config: Config = {
    slack: slackSettings(values),
    discord:
      values.DISCORD_TOKEN === undefined
        ? undefined
        : {
            token: values.DISCORD_TOKEN,
            applicationId: values.DISCORD_APPLICATION_ID,
            guildId: values.DISCORD_GUILD_ID,
            apiUrl: values.DISCORD_API_URL,
          },
    charts:
      values.CHARTS === 'quickchart' && values.QUICKCHART_URL !== undefined
        ? { kind: 'quickchart', url: values.QUICKCHART_URL, key: values.QUICKCHART_KEY }
        : { kind: 'local' },
    dataDirectory: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    sources: named.sources,
    privateAddresses: addressesIn(values.SOURCE_PRIVATE_ADDRESSES ?? ''),
    plannerThreads: values.PLANNER_THREADS,
    reportPostMs: values.REPORT_POST_SECONDS && values.REPORT_POST_SECONDS * 1_000,
    health:
      values.HEALTH_PORT === undefined ? undefined : { port: values.HEALTH_PORT, host: values.HEALTH_HOST },
    web: {
      port: values.WEB_PORT,
      host: values.WEB_HOST,
      names: values.WEB_NAME?.split(/\s*,\s*/) ?? [],
      password: values.WEB_PASSWORD,
    },
    log: { level: values.LOG_LEVEL, format: values.LOG_FORMAT },
    language: readLanguage(environment),
    timeZone: zone ?? 'UTC',
    mayColour: values.NO_COLOR === undefined,
  };

  const warnings: ConfigWarning[] = [
    ...misspeltVariables(environment, given, variableNames),
    ...named.warnings,
  ];
  if (zone === undefined) {
    warnings.push({
      variable: 'TZ',
      concerns: 'everything',
      kind: 'no-zone',
      received: given.TZ ?? '',
    });
  }
  if (given.SLACK_PORT !== undefined && values.SLACK_APP_TOKEN !== undefined) {
    warnings.push({ variable: 'SLACK_PORT', concerns: 'slack', kind: 'unused', because: 'SLACK_APP_TOKEN' });
  }
  if (given.QUICKCHART_URL !== undefined && given.CHARTS === undefined) {
    warnings.push({
      variable: 'QUICKCHART_URL',
      concerns: 'everything',
      kind: 'unused',
      because: 'CHARTS=local',
    });
  }
  return {
    config,
    problems: [...wrong, ...missingVariables(given)],
    warnings,
    secrets: [
      ...new Set([
        ...secretNames.filter((name) => name !== 'DATABASE_URL').flatMap((name) => given[name] ?? []),
        ...(given.DATABASE_URL === undefined ? [] : postgresSecrets(given.DATABASE_URL)),
        ...named.secrets,
      ]),
    ],
  };
}

/** Slack is on with a bot token and either an app token (Socket Mode, which wins) or a signing secret (HTTP). */
function slackSettings(values: z.infer<typeof environmentShape>): SlackSettings | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = values;
  if (botToken === undefined) return undefined;
  const apiUrl = values.SLACK_API_URL;
  const common = { botToken, ...(apiUrl === undefined ? {} : { apiUrl }) };
  if (appToken !== undefined) return { ...common, mode: 'socket', appToken };
  if (signingSecret === undefined) return undefined;
  return { ...common, mode: 'http', signingSecret, port: values.SLACK_PORT ?? 3000 };
}

function wrongVariables(given: Given): ConfigProblem[] {
  return variableNames.flatMap((variable): ConfigProblem[] => {
    const value = given[variable];
    if (value === undefined || environmentShape.shape[variable].safeParse(value).success) return [];
    // A secret can also be pasted into the wrong variable, or stand in an address; all of them are long.
    const isSafe = !secretNames.some((name) => name === variable) && /^[^@]{1,30}$/.test(value);
    return [
      { kind: 'wrong', variable, concerns: concernOf(variable), received: isSafe ? echo(value) : undefined },
    ];
  });
}

/** gettext's order; the first of the named locales that is one of ours. */
function readLanguage(environment: Environment): Language | undefined {
  const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = environment;
  const locales = [...(LANGUAGE ?? '').split(':'), LC_ALL || LC_MESSAGES || LANG];
  return locales.map(languageOf).find((language) => language !== undefined);
}

/** The IANA name of the zone, or of the machine's own when none is given; undefined when there is no such zone. */
function readTimeZone(name: string | undefined): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', name === undefined ? {} : { timeZone: name })
      // Node gives no name for a zone that its own TZ does not name well.
      .resolvedOptions() as { timeZone: string | undefined };
    return timeZone;
  } catch {
    return undefined;
  }
}
