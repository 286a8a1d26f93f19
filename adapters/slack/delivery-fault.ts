import { webApi } from '@slack/bolt';
import { DeliveryError, type DeliveryFault } from '../../src/bot/messenger.ts';
import { slackFailure } from './slack-failure.ts';

/** Slack's codes that say more than that a later try may do. docs.slack.dev/reference/methods/chat.postMessage */
const faults: ReadonlyMap<string, DeliveryFault> = new Map<string, DeliveryFault>([
  // Of a few, Slack's documentation says that part of the work may have been done.
  ...['internal_error', 'fatal_error', 'service_unavailable'].map((code) => [code, 'unclear'] as const),
  ...['is_archived', 'channel_not_found', 'user_not_found', 'user_disabled'].map(
    (code) => [code, 'channel-gone'] as const,
  ),
  // The app was taken out of the channel or the workspace. A token that is wrong or has expired is the operator's to
  // mend, and no reason to pause every schedule that comes due meanwhile: those reports are tried again.
  ...['not_in_channel', 'account_inactive', 'token_revoked'].map((code) => [code, 'bot-removed'] as const),
  ...[
    'missing_scope',
    'no_permission',
    'not_allowed_token_type',
    'access_denied',
    'ekm_access_denied',
    'team_access_not_granted',
    'posting_to_general_channel_denied',
    'messages_tab_disabled',
    'cannot_dm_bot',
    'user_not_in_channel',
  ].map((code) => [code, 'not-allowed'] as const),
]);

/** Faults of a connection that never came about: nothing was sent on it. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a failed post means for the report: whether it may stand there, and whether a later try may do. */
export function deliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const failure = slackFailure(error);
  const of = (fault: DeliveryFault, code = failure.code) => new DeliveryError(fault, code, { cause: error });
  if (failure.kind === 'rate') {
    return new DeliveryError('later', failure.code, { cause: error, retryAfterMs: failure.retryAfterMs });
  }
  if (failure.kind === 'network') {
    const reason = connectionFault(error);
    if (reason !== undefined && neverConnected.has(reason)) return of('later', reason);
    return of('unclear', reason ?? (isCode(failure.code) ? failure.code : 'network'));
  }
  const known = failure.code.startsWith('restricted_action') ? 'not-allowed' : faults.get(failure.code);
  if (known !== undefined) return of(known);
  // What is no code was not Slack's answer but some page between: who knows what became of the post.
  return isCode(failure.code) ? of('later') : of('unclear', 'no_answer');
}

const isCode = (text: string) => /^[a-z0-9_]{2,80}$/.test(text);

/** Whether Slack refused what was in the message, so that it does not stand there and a plainer one may do. */
export const isContentRefusal = (error: unknown): boolean => {
  const { kind, code } = slackFailure(error);
  return kind === 'content' && deliveryError(error).fault === 'later' && !passing.has(code);
};

/** Refusals that have nothing to do with the content and pass by themselves. */
const passing = new Set(['request_timeout', 'org_login_required', 'team_added_to_org', 'accesslimited']);

/** The code of a fault of the connection, `ECONNREFUSED`; fetch has it one or two causes deep. */
function connectionFault(error: unknown): string | undefined {
  let cause: unknown = error instanceof webApi.WebAPIRequestError ? error.original : error;
  for (let depth = 0; depth < 4 && cause instanceof Error; depth += 1) {
    const inner = cause instanceof AggregateError ? cause.errors[0] : cause;
    // The system's codes and fetch's are in capital letters; the library's own are not.
    if (inner instanceof Error && 'code' in inner && /^[A-Z_]+$/.test(String(inner.code)))
      return String(inner.code);
    cause = cause.cause;
  }
  return undefined;
}
