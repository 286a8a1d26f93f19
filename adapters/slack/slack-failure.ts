import { webApi } from '@slack/bolt';

/** What a failed call to Slack means for the one who made it. */
export type SlackFailure =
  /** Slack does not take this content; a plainer one may do. `blocks`: the refused blocks' places, where told. */
  | { readonly kind: 'content'; readonly code: string; readonly blocks: readonly number[] }
  /** We may not write there, or no longer: another way must be found. */
  | { readonly kind: 'place'; readonly code: string }
  | { readonly kind: 'rate'; readonly code: string; readonly retryAfterMs: number }
  /** The network, or Slack itself; the call may or may not have taken effect. */
  | { readonly kind: 'network'; readonly code: string };

/** Thrown for a response_url that Slack refused; carries what Slack answered. */
export class ResponseUrlError extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterMs: number | undefined;

  constructor(status: number, code: string, retryAfterMs?: number) {
    super(`Slack answered ${status} ${code} to a response_url`);
    this.name = 'ResponseUrlError';
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Bot not invited: the commonest first failure, with a remedy that people can apply themselves. */
export const notInvited: ReadonlySet<string> = new Set(['not_in_channel', 'channel_not_found']);

const placeCodes = new Set([
  ...notInvited,
  'is_archived',
  'missing_scope',
  'no_permission',
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'access_denied',
  'ekm_access_denied',
  'team_access_not_granted',
  'org_login_required',
  'user_not_in_channel',
  'thread_not_found',
  'cannot_reply_to_message',
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'messages_tab_disabled',
  'posting_to_general_channel_denied',
  'expired_url',
  'used_url',
  'expired_trigger_id',
  'no_service',
  'no_team',
  'no_active_hooks',
  'action_prohibited',
]);

const rateCodes = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);
const usualRetryAfterMs = 1_000;

/** Reads an error that a call to Slack threw. Anything that did not come from Slack counts as network. */
export function slackFailure(error: unknown): SlackFailure {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'rate', code: 'ratelimited', retryAfterMs: error.retryAfter * 1_000 };
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: code, response_metadata: about } = error.data;
    const retryAfterMs = (about?.retryAfter ?? 0) * 1_000 || usualRetryAfterMs;
    return classified(code, retryAfterMs, about?.messages ?? []);
  }
  if (error instanceof ResponseUrlError) {
    if (error.status === 429) {
      return { kind: 'rate', code: error.code, retryAfterMs: error.retryAfterMs ?? usualRetryAfterMs };
    }
    // It leads elsewhere, where nothing is posted: a plainer message would not arrive either.
    if (error.status >= 300 && error.status < 400) return { kind: 'place', code: error.code };
    // Slack answers 500 to blocks that it stumbles over, so only a gateway's errors count as the network's.
    return error.status > 500
      ? { kind: 'network', code: error.code }
      : classified(error.code, usualRetryAfterMs, []);
  }
  // What the library throws for a 429 that does not say how long to wait.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) {
    return { kind: 'rate', code: 'ratelimited', retryAfterMs: usualRetryAfterMs };
  }
  if (error instanceof webApi.WebAPIHTTPError) return { kind: 'network', code: `http_${error.statusCode}` };
  return { kind: 'network', code: error instanceof Error ? error.message : String(error) };
}

function classified(code: string, retryAfterMs: number, messages: readonly string[]): SlackFailure {
  if (rateCodes.has(code)) return { kind: 'rate', code, retryAfterMs };
  if (placeCodes.has(code) || code.startsWith('restricted_action')) return { kind: 'place', code };
  // "[ERROR] invalid slack file [json-pointer:/blocks/3/slack_file]"
  const blocks = messages.flatMap((message) =>
    [...message.matchAll(/json-pointer:\/blocks\/(\d+)/g)].map((match) => Number(match[1])),
  );
  // An unknown refusal counts as one of the content: trying a plainer message costs little, losing it much.
  return { kind: 'content', code, blocks: [...new Set(blocks)] };
}
