import type { webApi } from '@slack/bolt';
import type { Language } from '../../src/bot/chart.ts';
import type { Finding } from '../../src/bot/finding.ts';
import { type MessageKey, type Words, wordsFor } from '../../src/bot/language/words.ts';
import type { Log } from '../../src/bot/ports.ts';
import { neededScopes, reportScopes, talkScopes } from './scopes.ts';
import { webClient } from './slack-api.ts';
import { slackFailure } from './slack-failure.ts';
import type { SlackConfig } from './slack-front.ts';

/**
 * Looks at what Slack is configured with, for `doctor`: the token, its scopes, the app token or the signing
 * secret, and whether the bot is in a channel where one is named. Never throws; changes nothing.
 */
export async function checkSlack(options: {
  readonly config: SlackConfig;
  readonly language: Language;
  readonly log: Log;
  readonly channel?: string;
}): Promise<Finding[]> {
  const { config, language, log, channel } = options;
  const words = wordsFor(language);
  const client = webClient(config.botToken, config.apiUrl, log);
  const token = await checkToken(client, config, words);
  // Without a token that works there is nothing to ask about scopes and channels.
  const works = token[0]?.state === 'right';
  return [
    ...token,
    config.mode === 'socket'
      ? await checkAppToken(config.appToken, config.apiUrl, words, log)
      : checkSecret(config, words),
    ...(works && channel ? [await checkChannel(client, channel, words)] : []),
  ];
}

async function checkToken(
  client: webApi.WebClient,
  { apiUrl }: SlackConfig,
  words: Words,
): Promise<Finding[]> {
  const subject = words.say('slack.check.token');
  try {
    const answer = await client.auth.test();
    const detail = words.say('slack.check.tokenRight', { bot: answer.user ?? '?', team: answer.team ?? '?' });
    const scopes = answer.response_metadata?.scopes;
    return [
      { subject, state: 'right', detail },
      scopesFinding(scopes, words),
      ...(scopes ? [talkScopesFinding(scopes, words), reportScopesFinding(scopes, words)] : []),
    ];
  } catch (error) {
    return [wrong(subject, error, 'slack.check.tokenWrong', 'slack.check.tokenMend', apiUrl, words)];
  }
}

function scopesFinding(granted: readonly string[] | undefined, words: Words): Finding {
  const subject = words.say('slack.check.scopes');
  const mend = words.say('slack.check.scopesMend');
  if (!granted) return { subject, state: 'missing', detail: words.say('slack.check.scopesUntold'), mend };
  const missing = neededScopes.filter((scope) => !granted.includes(scope));
  return missing.length === 0
    ? { subject, state: 'right', detail: words.say('slack.check.scopesRight', list(neededScopes)) }
    : { subject, state: 'missing', detail: words.say('slack.check.scopesMissing', list(missing)), mend };
}

/** What is missing here is no fault: it says what it costs. */
const talkScopesFinding = (granted: readonly string[], words: Words): Finding =>
  optionalScopes('slack.check.talkScopes', granted, words, [
    { scopes: talkScopes.direct, cost: 'slack.check.withoutDirect' },
    { scopes: talkScopes.files, cost: 'slack.check.withoutFiles' },
  ]);

const reportScopesFinding = (granted: readonly string[], words: Words): Finding =>
  optionalScopes('slack.check.reportScopes', granted, words, [
    { scopes: reportScopes.history, cost: 'slack.check.withoutHistory' },
    { scopes: reportScopes.read, cost: 'slack.check.withoutRead' },
  ]);

function optionalScopes(
  subjectKey: MessageKey,
  granted: readonly string[],
  words: Words,
  groups: readonly { readonly scopes: readonly string[]; readonly cost: MessageKey }[],
): Finding {
  const subject = words.say(subjectKey);
  const lacking = groups.map(({ scopes, cost }) => ({
    missing: scopes.filter((scope) => !granted.includes(scope)),
    cost,
  }));
  const missing = lacking.flatMap((group) => group.missing);
  if (missing.length === 0) {
    const all = groups.flatMap(({ scopes }) => scopes);
    return { subject, state: 'right', detail: words.say('slack.check.scopesRight', list(all)) };
  }
  const detail = [
    words.say('slack.check.scopesMissing', list(missing)),
    ...lacking.flatMap((group) => (group.missing.length > 0 ? [words.say(group.cost)] : [])),
    words.say('slack.check.manifestAsks'),
  ].join(words.say('slack.check.semicolon'));
  return { subject, state: 'missing', detail };
}

const list = (scopes: readonly string[]) => ({ scopes: scopes.join(', ') });

async function checkAppToken(
  appToken: string,
  apiUrl: string | undefined,
  words: Words,
  log: Log,
): Promise<Finding> {
  const subject = words.say('slack.check.socket');
  try {
    await webClient(appToken, apiUrl, log).apps.connections.open({});
    return { subject, state: 'right', detail: words.say('slack.check.socketRight') };
  } catch (error) {
    return wrong(subject, error, 'slack.check.socketWrong', 'slack.check.socketMend', apiUrl, words);
  }
}

function checkSecret(config: Extract<SlackConfig, { mode: 'http' }>, words: Words): Finding {
  const subject = words.say('slack.check.secret');
  return /^[0-9a-f]{32}$/.test(config.signingSecret)
    ? { subject, state: 'right', detail: words.say('slack.check.secretRight', { port: config.port }) }
    : {
        subject,
        state: 'wrong',
        detail: words.say('slack.check.secretWrong'),
        mend: words.say('slack.check.secretMend'),
      };
}

async function checkChannel(client: webApi.WebClient, channel: string, words: Words): Promise<Finding> {
  const subject = words.say('slack.check.channel', { channel });
  const mend = words.say('slack.check.channelMend');
  try {
    const { channel: place } = await client.conversations.info({ channel });
    const name = place?.name ?? channel;
    return place?.is_member
      ? { subject, state: 'right', detail: words.say('slack.check.channelRight', { name }) }
      : { subject, state: 'missing', detail: words.say('slack.check.channelMissing', { name }), mend };
  } catch (error) {
    const { code } = slackFailure(error);
    return { subject, state: 'wrong', detail: words.say('slack.check.channelWrong', { code }), mend };
  }
}

function wrong(
  subject: string,
  error: unknown,
  detail: MessageKey,
  mend: MessageKey,
  apiUrl: string | undefined,
  words: Words,
): Finding {
  const { kind, code } = slackFailure(error);
  if (kind !== 'network')
    return { subject, state: 'wrong', detail: words.say(detail, { code }), mend: words.say(mend) };
  return {
    subject,
    state: 'wrong',
    detail: words.say('slack.check.unreachable', { code }),
    mend: words.say('slack.check.unreachableMend', {
      host: new URL(apiUrl ?? 'https://slack.com/api/').host,
    }),
  };
}
