/** What Slack sends: payloads, and the signed requests that carry them in HTTP mode. */
import { createHmac, randomUUID } from 'node:crypto';

export const signingSecret = '0123456789abcdef0123456789abcdef';

/** A slash command's fields. */
export function slashCommand(text: string, fields: Record<string, string> = {}): Record<string, string> {
  return {
    token: 'ignored',
    team_id: 'T1',
    team_domain: 'acme',
    channel_id: 'C1',
    channel_name: 'budget',
    user_id: 'U1',
    user_name: 'ada',
    command: '/channels',
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    trigger_id: randomUUID(),
    ...fields,
  };
}

/** A pressed button. */
export function buttonPress(actionId: string, value: string, fields: Record<string, unknown> = {}) {
  return {
    type: 'block_actions',
    team: { id: 'T1', domain: 'acme' },
    user: { id: 'U1', username: 'ada', team_id: 'T1' },
    api_app_id: 'A1',
    token: 'ignored',
    container: { type: 'message', message_ts: '1700000000.000001', channel_id: 'C1', is_ephemeral: false },
    channel: { id: 'C1', name: 'budget' },
    message: { type: 'message', ts: '1700000000.000001', text: 'a result' },
    trigger_id: randomUUID(),
    actions: [
      {
        type: 'button',
        action_id: actionId,
        block_id: 'b1',
        value,
        action_ts: '1700000001.000001',
        text: { type: 'plain_text', text: 'Run again' },
      },
    ],
    ...fields,
  };
}

/** A form that was filled in and sent: the view as it was opened, with a value for each field, or none. */
export function viewSubmission(
  view: Record<string, unknown>,
  filledIn: Readonly<Record<string, string | null>>,
  fields: Record<string, unknown> = {},
) {
  const blocks = view.blocks as { block_id: string; element: { type: string; action_id: string } }[];
  const values = blocks.map(({ block_id: id, element: { type, action_id } }) => {
    const value = filledIn[id] ?? null;
    const chosen = value === null ? null : { text: { type: 'plain_text', text: value }, value };
    return [
      id,
      { [action_id]: { type, ...(type === 'static_select' ? { selected_option: chosen } : { value }) } },
    ];
  });
  return {
    type: 'view_submission',
    team: { id: 'T1', domain: 'acme' },
    user: { id: 'U1', username: 'ada', team_id: 'T1' },
    api_app_id: 'A1',
    token: 'ignored',
    trigger_id: randomUUID(),
    view: { id: 'V1', hash: '1.abc', ...view, state: { values: Object.fromEntries(values) } },
    response_urls: [],
    ...fields,
  };
}

/** A message that mentions the bot. */
export function mention(text: string, fields: Record<string, unknown> = {}, eventId: string = randomUUID()) {
  return {
    token: 'ignored',
    team_id: 'T1',
    api_app_id: 'A1',
    type: 'event_callback',
    event_id: eventId,
    event_time: 1_700_000_000,
    authorizations: [{ team_id: 'T1', enterprise_id: null, user_id: 'UBOT', is_bot: true }],
    event: { type: 'app_mention', user: 'U1', text, ts: '1700000005.000001', channel: 'C1', ...fields },
  };
}

/** A message in the direct message with the bot. */
export function directMessage(text: string, fields: Record<string, unknown> = {}, eventId?: string) {
  return mention(text, { type: 'message', channel: 'D1', channel_type: 'im', ...fields }, eventId);
}

/** Somebody opens their App Home. */
export const openedHome = (fields: Record<string, unknown> = {}, eventId?: string) =>
  mention('', { type: 'app_home_opened', channel: 'D1', tab: 'home', ...fields }, eventId);

/** A button pressed in an App Home: it comes from a view, of no channel, and without a response_url. */
export const homePress = (line: string, view: Record<string, unknown>) =>
  buttonPress('run:0', line, {
    container: { type: 'view', view_id: 'V1' },
    channel: undefined,
    message: undefined,
    view: { id: 'V1', ...view },
  });

/** Sends a request as Slack does, signed; the options make it late, forged or a repetition. */
export async function send(
  port: number,
  body: string,
  options: {
    readonly type?: 'form' | 'json';
    readonly secret?: string;
    readonly secondsAgo?: number;
    readonly headers?: Record<string, string>;
  } = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const timestamp = String(Math.floor(Date.now() / 1_000) - (options.secondsAgo ?? 0));
  const signature = createHmac('sha256', options.secret ?? signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': options.type === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...options.headers,
    },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

export const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
export const payloadForm = (payload: unknown) => form({ payload: JSON.stringify(payload) });
