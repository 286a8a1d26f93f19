import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createRedaction } from '../adapters/log/redaction.ts';
import { en } from '../src/bot/language/en/index.ts';
import { wordsFor } from '../src/bot/language/words.ts';
import { readConfig } from '../src/config.ts';
import { sourceVariable } from '../src/config-sources.ts';
import { variableNames } from '../src/config-variables.ts';
import { problemText, warningText } from '../src/main/config-report.ts';

// Put together here so that no scanner takes them for real ones.
const botToken = ['xoxb', '1234567890', 'AbCdEfGhIjKlMnOp'].join('-');
const appToken = ['xapp', '1', 'A0123', '456', 'abcdef0123456789'].join('-');
const signingSecret = '0123456789abcdef0123456789abcdef';
const discordToken = ['MTAwMDAwMDAwMDAwMDAwMDAw', 'GaBcDe', 'abcdefghijklmnopqrstuvwxyz012345'].join('.');

const databaseUrl = 'postgresql://bot:p%40ss-word-1@db.example:5432/channels?sslmode=require';

const texts = (environment: Record<string, string>, language: 'en' | 'zh' = 'en') => {
  const { problems, warnings } = readConfig(environment);
  const words = wordsFor(language);
  return [
    ...problems.map((problem) => problemText(problem, words)),
    ...warnings.map((warning) => warningText(warning, words)),
  ];
};

describe('an empty environment', () => {
  it('is in order: no platform, charts drawn here, data beside the program', () => {
    const { config, problems, warnings, secrets } = readConfig({});
    expect({ config, problems, warnings, secrets }).toEqual({
      config: {
        slack: undefined,
        discord: undefined,
        charts: { kind: 'local' },
        dataDirectory: `${process.cwd()}/data`,
        databaseUrl: undefined,
        sources: [],
        privateAddresses: [],
        plannerThreads: undefined,
        reportPostMs: undefined,
        health: undefined,
        web: { port: undefined, host: '127.0.0.1', names: [], password: undefined },
        log: { level: undefined, format: undefined },
        language: undefined,
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        mayColour: true,
      },
      problems: [],
      warnings: [],
      secrets: [],
    });
  });

  it('is the same as one with empty values, as in a copied .env.example', () => {
    const blank = Object.fromEntries(variableNames.map((name) => [name, '  ']));
    expect(readConfig(blank)).toEqual(readConfig({}));
  });
});

describe('a full environment', () => {
  it('is read into settings, with numbers as numbers', () => {
    const reading = readConfig({
      SLACK_BOT_TOKEN: ` ${botToken} `,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_PORT: '8443',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
      DISCORD_TOKEN: discordToken,
      DISCORD_APPLICATION_ID: '100000000000000000',
      DISCORD_GUILD_ID: '200000000000000000',
      DISCORD_API_URL: 'http://127.0.0.1:9/api',
      CHARTS: 'QuickChart',
      QUICKCHART_URL: 'https://charts.example',
      QUICKCHART_KEY: 'q-0123456789',
      DATA_DIR: '/var/lib/channels',
      DATABASE_URL: databaseUrl,
      SOURCE_SHOP_URL: 'https://sheets.example/weekly.csv?key=s3cret-signature',
      SOURCE_SHOP_WORKSPACES: 'slack:T1, discord:2',
      SOURCE_SHOP_ADS_DATABASE: databaseUrl,
      SOURCE_SHOP_ADS_VIEW: 'reporting.weekly',
      SOURCE_EXPORTS_FOLDER: '/srv/exports',
      SOURCE_DATE_EPOCH: '1700000000',
      SOURCE_PRIVATE_ADDRESSES: '10.1.0.0/16, ::1',
      PLANNER_THREADS: '3',
      REPORT_POST_SECONDS: '2.5',
      HEALTH_PORT: '0',
      HEALTH_HOST: '::1',
      WEB_PORT: '0',
      WEB_HOST: '0.0.0.0',
      WEB_NAME: 'chat.example.org, box.lan',
      WEB_PASSWORD: 'correct horse battery',
      LOG_LEVEL: 'Debug',
      LOG_FORMAT: 'pretty',
      LANGUAGE: 'zh_CN:en',
      TZ: 'Asia/Shanghai',
      NO_COLOR: '1',
    });
    expect(reading).toEqual({
      config: {
        slack: {
          mode: 'http',
          botToken,
          signingSecret,
          port: 8443,
          apiUrl: 'http://127.0.0.1:9/api/',
        },
        discord: {
          token: discordToken,
          applicationId: '100000000000000000',
          guildId: '200000000000000000',
          apiUrl: 'http://127.0.0.1:9/api',
        },
        charts: { kind: 'quickchart', url: 'https://charts.example', key: 'q-0123456789' },
        dataDirectory: '/var/lib/channels',
        databaseUrl,
        sources: [
          { name: 'exports', workspaces: [], kind: 'folder', folder: '/srv/exports' },
          {
            name: 'shop',
            workspaces: ['slack:T1', 'discord:2'],
            kind: 'link',
            url: 'https://sheets.example/weekly.csv?key=s3cret-signature',
          },
          {
            name: 'shop-ads',
            workspaces: [],
            kind: 'query',
            database: databaseUrl,
            query: 'select * from "reporting"."weekly"',
          },
        ],
        privateAddresses: ['10.1.0.0/16', '::1'],
        plannerThreads: 3,
        reportPostMs: 2_500,
        health: { port: 0, host: '::1' },
        web: {
          port: 0,
          host: '0.0.0.0',
          names: ['chat.example.org', 'box.lan'],
          password: 'correct horse battery',
        },
        log: { level: 'debug', format: 'pretty' },
        language: 'zh',
        timeZone: 'Asia/Shanghai',
        mayColour: false,
      },
      problems: [],
      warnings: [],
      secrets: [
        botToken,
        signingSecret,
        discordToken,
        'q-0123456789',
        'correct horse battery',
        databaseUrl,
        'p%40ss-word-1',
        'p@ss-word-1',
        'https://sheets.example/weekly.csv?key=s3cret-signature',
        '/weekly.csv?key=s3cret-signature',
        '?key=s3cret-signature',
      ],
    });
  });

  it('prefers Socket Mode where there is an app token, and says that a port is then of no use', () => {
    const { config, problems, warnings } = readConfig({
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_PORT: '3000',
    });
    expect(config.slack).toEqual({ mode: 'socket', botToken, appToken });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([
      { kind: 'unused', variable: 'SLACK_PORT', because: 'SLACK_APP_TOKEN', concerns: 'slack' },
    ]);
  });

  it('listens on port 3000 in HTTP mode unless told', () => {
    const { config } = readConfig({ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret });
    expect(config.slack).toEqual({ mode: 'http', botToken, signingSecret, port: 3000 });
  });
});

describe('what is wrong', () => {
  it('is reported all at once, by variable, with what a good value is', () => {
    expect(
      texts({
        SLACK_BOT_TOKEN: appToken,
        DISCORD_TOKEN: `Bot ${discordToken}`,
        CHARTS: 'chartjs',
        QUICKCHART_URL: 'quickchart.io',
        HEALTH_PORT: '80800',
        PLANNER_THREADS: '2.5',
        REPORT_POST_SECONDS: '0',
        LOG_LEVEL: 'loud',
      }),
    ).toEqual([
      'SLACK_BOT_TOKEN cannot be used as it is (its value is not shown here). SLACK_BOT_TOKEN begins with xoxb-; it is at api.slack.com/apps → your app → OAuth & Permissions.',
      'DISCORD_TOKEN cannot be used as it is (its value is not shown here). DISCORD_TOKEN is three parts with dots between them, without “Bot ” before; it is at discord.com/developers/applications → your application → Bot → Reset Token.',
      'CHARTS cannot be used as it is, “chartjs”. It is local or quickchart. With quickchart, chart titles, channel names and amounts go to QUICKCHART_URL.',
      'QUICKCHART_URL cannot be used as it is, “quickchart.io”. It is the address of the chart server, for example QUICKCHART_URL=https://quickchart.io; CHARTS=local draws here instead.',
      'PLANNER_THREADS cannot be used as it is, “2.5”. It is a whole number from 1 to 64, for example PLANNER_THREADS=2.',
      'REPORT_POST_SECONDS cannot be used as it is, “0”. It is a number of seconds from 1 to 120, for example REPORT_POST_SECONDS=30.',
      'HEALTH_PORT cannot be used as it is, “80800”. It is a port from 0 to 65535, for example HEALTH_PORT=8080.',
      'LOG_LEVEL cannot be used as it is, “loud”. It is trace, debug, info, warn, error or silent.',
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing; SLACK_BOT_TOKEN needs one of them. SLACK_APP_TOKEN begins with xapp-, for Socket Mode; it is under Basic Information → App-Level Tokens (scope connections:write). SLACK_SIGNING_SECRET is for HTTP mode; it is under Basic Information → App Credentials (32 letters and digits).',
    ]);
  });

  it('includes a database that is no PostgreSQL, or whose password needs codes; it is kept secret, too', () => {
    for (const url of ['mysql://bot:hush-hush@h/x', 'postgres://bot:hush#hush@h/x', 'postgres://h']) {
      expect(texts({ DATABASE_URL: url })).toEqual([
        'DATABASE_URL cannot be used as it is (its value is not shown here). It is postgres://user:password@host:5432/database. In the password, write @ : / # % as %40 %3A %2F %23 %25. sslmode may be disable, prefer, require, verify-ca (with sslrootcert) or verify-full.',
      ]);
      expect(readConfig({ DATABASE_URL: url })).toMatchObject({
        config: { databaseUrl: undefined },
        secrets: [url],
      });
    }
  });

  it('is told in Chinese, too', () => {
    expect(texts({ CHARTS: 'chartjs', DISCORD_GUILD_ID: '200000000000000000' }, 'zh')).toEqual([
      'CHARTS 的值“chartjs”不能使用。应为 local 或 quickchart。选 quickchart 时，图表标题、渠道名称和金额会发送到 QUICKCHART_URL。',
      '缺少 DISCORD_TOKEN，DISCORD_GUILD_ID 需要它。DISCORD_TOKEN 由点号隔开的三段组成，前面不带“Bot ”，位于 discord.com/developers/applications → 你的应用 → Bot → Reset Token。',
    ]);
  });

  const halves: readonly [Record<string, string>, string, string][] = [
    [{ SLACK_BOT_TOKEN: botToken }, 'SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'],
    [{ SLACK_APP_TOKEN: appToken }, 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
    [{ SLACK_SIGNING_SECRET: signingSecret }, 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'],
    [{ DISCORD_APPLICATION_ID: '100000000000000000' }, 'DISCORD_TOKEN', 'DISCORD_APPLICATION_ID'],
    [{ CHARTS: 'quickchart' }, 'QUICKCHART_URL', 'CHARTS'],
  ];
  for (const [environment, missing, because] of halves) {
    it(`includes ${because} without ${missing}`, () => {
      const { config, problems } = readConfig(environment);
      expect(problems).toEqual([expect.objectContaining({ kind: 'missing', variable: missing, because })]);
      expect({ slack: config.slack, discord: config.discord, charts: config.charts }).toEqual({
        slack: undefined,
        discord: undefined,
        charts: { kind: 'local' },
      });
    });
  }

  it('includes a chat page that others reach without a password', () => {
    expect(texts({ WEB_HOST: '0.0.0.0' })).toEqual([
      'WEB_PASSWORD is missing, which WEB_HOST needs. WEB_PASSWORD has at least 12 characters; whoever has it may use the chat page. For one: openssl rand -base64 18',
    ]);
    expect(texts({ WEB_HOST: '0.0.0.0', WEB_PASSWORD: 'short' })).toEqual([
      expect.stringMatching(/^WEB_PASSWORD cannot be used as it is \(its value is not shown here\)\./),
    ]);
    expect(texts({ WEB_HOST: '127.0.0.1' })).toEqual([]);
    expect(texts({ WEB_HOST: '0.0.0.0', WEB_PASSWORD: 'long enough now' })).toEqual([]);
  });

  it('does not count a wrong variable as missing as well', () => {
    const { problems } = readConfig({ SLACK_BOT_TOKEN: 'xoxp-wrong-kind', SLACK_APP_TOKEN: appToken });
    expect(problems).toEqual([
      { kind: 'wrong', variable: 'SLACK_BOT_TOKEN', concerns: 'slack', received: undefined },
    ]);
  });

  it('never shows a secret, wherever somebody pasted it', () => {
    const secrets = [botToken, appToken, signingSecret, discordToken];
    for (const name of variableNames) {
      for (const secret of [...secrets, `https://user:${signingSecret}@host`, 'p@ss']) {
        const shown = [texts({ [name]: secret }), texts({ [name]: `${secret} x` })].flat().join('\n');
        for (const each of [...secrets, 'p@ss']) expect(shown).not.toContain(each);
      }
    }
  });
});

describe('a variable that looks like a misspelt one of ours', () => {
  const misspellings: readonly [string, string][] = [
    ['SLACK_BOT_TOKN', 'SLACK_BOT_TOKEN'],
    ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
    ['slack_bot_token', 'SLACK_BOT_TOKEN'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['DISCORD_APP_ID', ''],
    ['QUICKCHART_URI', 'QUICKCHART_URL'],
    ['CHART', 'CHARTS'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['HEALTHPORT', 'HEALTH_PORT'],
    ['DATADIR', 'DATA_DIR'],
    ['DATABASE_URI', 'DATABASE_URL'],
  ];
  for (const [name, nearest] of misspellings) {
    it(`${name} → ${nearest || 'nothing near'}`, () => {
      expect(texts({ [name]: 'x' })).toEqual(
        nearest === '' ? [] : [`${name} is not read by this program. Did you mean ${nearest}?`],
      );
    });
  }

  it('is let pass where the right one is set as well', () => {
    expect(readConfig({ DISCORD_BOT_TOKEN: 'x', DISCORD_TOKEN: discordToken }).warnings).toEqual([]);
  });

  it('is none of the usual variables of a machine', () => {
    const usual =
      'PATH HOME USER SHELL LANG LC_ALL LC_CTYPE TERM PWD OLDPWD SHLVL EDITOR PAGER HOSTNAME LOGNAME MAIL DISPLAY COLORTERM NODE_ENV NODE_OPTIONS npm_config_cache npm_lifecycle_event INIT_CWD CI DEBUG PORT HOST TMPDIR SSH_AUTH_SOCK XDG_DATA_DIRS XDG_DATA_HOME SLACK_WEBHOOK_URL SLACK_TEAM_ID SLACK_CLIENT_ID SLACK_CLIENT_SECRET DISCORD_WEBHOOK DISCORD_PUBLIC_KEY GITHUB_TOKEN FORCE_COLOR';
    expect(texts(Object.fromEntries(usual.split(' ').map((name) => [name, 'x'])))).toEqual([]);
  });
});

describe('the language', () => {
  const cases: readonly [Record<string, string>, 'en' | 'zh' | undefined][] = [
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'C.UTF-8' }, undefined],
    [{ LANG: 'de_DE.UTF-8' }, undefined],
    [{ LANG: 'en_GB', LC_ALL: 'zh_TW.UTF-8' }, 'zh'],
    [{ LANG: 'en_GB', LC_MESSAGES: 'zh_CN' }, 'zh'],
    [{ LANG: 'en_GB', LC_ALL: '' }, 'en'],
    [{ LANGUAGE: 'zh', LANG: 'en_US.UTF-8' }, 'zh'],
    [{ LANGUAGE: 'de:zh_CN:en', LANG: 'en_US.UTF-8' }, 'zh'],
    [{ LANGUAGE: 'de', LANG: 'zh_CN.UTF-8' }, 'zh'],
  ];
  for (const [environment, language] of cases) {
    it(`of ${JSON.stringify(environment)} is ${language ?? 'left open'}`, () => {
      expect(readConfig(environment).config.language).toBe(language);
    });
  }
});

describe('the time zone', () => {
  it('that there is not gives UTC and a warning', () => {
    const { config, problems, warnings } = readConfig({ TZ: 'Asia/Shangai' });
    expect({ zone: config.timeZone, problems, warnings }).toEqual({
      zone: 'UTC',
      problems: [],
      warnings: [{ kind: 'no-zone', variable: 'TZ', concerns: 'everything', received: 'Asia/Shangai' }],
    });
  });
});

describe('a source', () => {
  it.each([
    [{ SOURCE_SHOP_URL: 'ftp://example.org/x?sig=s3cret' }, 'SOURCE_SHOP_URL cannot be used'],
    [{ SOURCE_SHOP_URL: 'https://me:s3cret@example.org/x' }, 'without user and password'],
    [{ SOURCE_SHOP_URL: 'https://example.org/x', SOURCE_SHOP_FOLDER: '/srv' }, 'A source is one thing'],
    [{ SOURCE_SHOP_QUERY: 'select 1' }, 'needs postgres://'],
    [{ SOURCE_SHOP_DATABASE: databaseUrl }, 'needs a _QUERY'],
    [{ SOURCE_SHOP_DATABASE: databaseUrl, SOURCE_SHOP_VIEW: 'a"; drop table b' }, 'name of a view'],
    [
      { SOURCE_SHOP_DATABASE: 'mysql://me:s3cret@db/shop', SOURCE_SHOP_QUERY: 'select 1' },
      'needs postgres://',
    ],
    [{ SOURCE_SHOP_WORKSPACES: 'slack:T1' }, 'has no _URL'],
    [{ SOURCE_SHOP_URL: 'https://example.org/x', SOURCE_SHOP_WORKSPACES: 'T1' }, 'ids of chat workspaces'],
  ])('that cannot be used is left out, told of, and stops nothing: %o', (environment, told) => {
    const { config, problems } = readConfig(environment);
    expect({ sources: config.sources, problems }).toEqual({ sources: [], problems: [] });
    expect(texts(environment).join('\n')).toContain(told);
    for (const language of ['en', 'zh'] as const) {
      expect(texts(environment, language).join('\n')).not.toContain('s3cret');
    }
  });

  it('is a secret in its link and in its password', () => {
    const { secrets } = readConfig({
      SOURCE_SHOP_URL: 'https://sheets.example/weekly.csv?key=s3cret-signature',
      SOURCE_ADS_DATABASE: databaseUrl,
      SOURCE_ADS_QUERY: 'select 1',
    });
    const redact = createRedaction(secrets);
    expect(redact('get /weekly.csv?key=s3cret-signature from https://sheets.example')).not.toContain(
      's3cret',
    );
    expect(redact(`at ${databaseUrl}, p@ss-word-1`)).not.toMatch(/ss-word-1/);
  });
});

describe('.env.example', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const named = [...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name);

  it('names exactly the variables that are read, each once', () => {
    const ours = named.filter((name) => !sourceVariable.test(name ?? ''));
    expect(ours.toSorted()).toEqual([...variableNames].sort());
    expect(named.length - ours.length).toBeGreaterThan(3);
  });

  it('is in order as it stands, and draws charts with QuickChart', () => {
    const reading = readConfig(parseEnv(text) as Record<string, string>);
    expect({ problems: reading.problems, warnings: reading.warnings }).toEqual({
      problems: [],
      warnings: [],
    });
    expect(reading.config).toEqual({
      ...readConfig({}).config,
      charts: { kind: 'quickchart', url: 'https://quickchart.io', key: undefined },
    });
  });

  it('is in order with every example in it switched on', () => {
    const all = text.replaceAll(/^#([A-Z][A-Z0-9_]*=)/gm, '$1');
    const { problems, warnings } = readConfig(parseEnv(all) as Record<string, string>);
    expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
  });

  it('explains each variable in a comment above it', () => {
    for (const name of named) {
      const above = text.slice(0, text.search(new RegExp(`^#?${name}=`, 'm'))).trimEnd();
      expect(above.split('\n').at(-1)).toMatch(/^(# |CHARTS=)/);
    }
  });

  it('says what is sent to the chart server', () => {
    for (const word of ['title', 'names of the channels', 'amounts', 'CHARTS=local']) {
      expect(text).toContain(word);
    }
  });
});

describe('the README', () => {
  it('has a line for every variable', () => {
    const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const rows = [...text.matchAll(/^\| `([A-Z][A-Z0-9_]*)` +\|/gm)].map(([, name]) => name);
    expect(rows.toSorted()).toEqual([...variableNames].sort());
  });
});

describe('the message catalogue', () => {
  it('says of every variable what a good value is', () => {
    expect(Object.keys(en.terminal.variables).sort()).toEqual([...variableNames].sort());
  });
});
