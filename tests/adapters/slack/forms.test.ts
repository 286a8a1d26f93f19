import { expect, test } from 'vitest';
import type { Prepared } from '../../../src/bot/bot.ts';
import type { Form } from '../../../src/bot/form.ts';
import type { Invocation } from '../../../src/bot/invocation.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { complaint, handClock, ready, result } from './fakes.ts';
import { frontOfEachTest } from './front-of-each-test.ts';
import { buttonPress, form, mention, payloadForm, send, slashCommand, viewSubmission } from './inbound.ts';
import { refuse } from './slack-double.ts';
import type { FrontOptions, StartedFront } from './started-front.ts';

type Json = Record<string, unknown>;

const startOne = frontOfEachTest();
const scheduleForm: Form = {
  command: 'schedule add',
  title: 'A regular report',
  submit: 'Schedule it',
  fields: [
    {
      name: 'scenario',
      label: 'Scenario',
      hint: 'whose plan is reported',
      kind: 'choice',
      required: true,
      initial: 'medical',
      choices: [
        { value: 'medical', label: { en: 'Medical', zh: '智慧医疗' } },
        { value: 'driving', label: { en: 'Driving', zh: '自动驾驶' } },
      ],
    },
    { name: 'when', label: 'When', hint: 'weekly mon 09:00', kind: 'line', required: true },
    {
      name: 'options',
      label: 'Options',
      hint: 'budget=50k',
      kind: 'paragraph',
      required: false,
      initial: 'a<b&c',
    },
  ],
};

const explained: Reply = { ...complaint, summary: 'schedule add needs a scenario and a time.', blocks: [] };
const scheduled: Reply = { ...result, audience: 'caller', summary: 'Scheduled as number 3.', blocks: [] };

/** A command with a form: bare it shows the form, filled in wrongly it says so by field. */
function schedule({ request }: Invocation): Prepared {
  if (request.kind === 'line') return { kind: 'refused', reply: explained, form: scheduleForm };
  const { when = '', scenario = '', options = '' } = request.options;
  const fields: Record<string, string> = {};
  if (!/^(weekly|daily)/.test(when)) fields.when = `“${when}” is no time. Write “weekly mon 09:00”.`;
  if (scenario === 'driving') fields.scenario = 'Nobody may report on driving.';
  if (options.includes('nonsense')) fields.budget = '“nonsense” is no budget. Write “50k”.';
  if (options.includes('vague'))
    return { kind: 'refused', reply: { ...explained, summary: 'That cannot be.' } };
  if (Object.keys(fields).length > 0) return { kind: 'refused', reply: explained, fields };
  return ready(scheduled, 'caller');
}

function start(options: Partial<FrontOptions> = {}): Promise<StartedFront> {
  // Nothing here has to wait, so a clock that stands still does.
  return startOne(schedule, { clock: handClock(), ...options });
}

/** Types the bare command; the form that opens. */
async function opened(front: StartedFront, fields?: Record<string, string>): Promise<Json> {
  expect(await front.type('schedule add', fields)).toEqual({ status: 200, text: '' });
  return (await front.slack.nth('views.open', 1)).view as Json;
}

/** Sends a form back; what it is answered. */
async function submit(front: StartedFront, submission: Json): Promise<unknown> {
  const { status, text } = await send(front.port, payloadForm(submission));
  expect(status).toBe(200);
  return text === '' ? 'closed' : JSON.parse(text);
}

test('a bare command opens its form, and says nothing', async () => {
  const front = await start();
  const view = await opened(front, { trigger_id: '1.2.abc' });
  expect(front.slack.of('views.open')[0]?.trigger_id).toBe('1.2.abc');
  const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });
  const { private_metadata: carried, ...shown } = view;
  expect(shown).toEqual({
    type: 'modal',
    callback_id: 'channels-form',
    title: plain('A regular report'),
    submit: plain('Schedule it'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: 'scenario',
        optional: false,
        label: plain('Scenario'),
        hint: plain('whose plan is reported'),
        element: {
          type: 'static_select',
          action_id: 'value',
          options: [
            { text: plain('Medical'), value: 'medical' },
            { text: plain('Driving'), value: 'driving' },
          ],
          initial_option: { text: plain('Medical'), value: 'medical' },
        },
      },
      {
        type: 'input',
        block_id: 'when',
        optional: false,
        label: plain('When'),
        hint: plain('weekly mon 09:00'),
        element: { type: 'plain_text_input', action_id: 'value', multiline: false },
      },
      {
        type: 'input',
        block_id: 'options',
        optional: true,
        label: plain('Options'),
        hint: plain('budget=50k'),
        element: { type: 'plain_text_input', action_id: 'value', multiline: true, initial_value: 'a<b&c' },
      },
    ],
  });
  expect(JSON.parse(String(carried))).toEqual({
    command: 'schedule add',
    channel: 'C1',
    channelName: 'budget',
    responseUrl: front.slack.responseUrl,
    language: 'en',
  });
  await front.front.stop();
  expect(front.slack.of('response_url')).toEqual([]);
  expect(front.slack.of('chat.postEphemeral')).toEqual([]);
});

test('what was filled in comes as options, from the person and the place, and the answer goes there', async () => {
  const front = await start();
  const view = await opened(front, { channel_name: 'privategroup' });
  const filledIn = { scenario: 'medical', when: ' weekly mon 09:00 ', options: null };
  expect(await submit(front, viewSubmission(view, filledIn))).toBe('closed');
  expect(await front.slack.nth('response_url', 1)).toMatchObject({
    response_type: 'ephemeral',
    text: scheduled.summary,
  });
  expect(front.bot.asked[1]).toEqual({
    id: expect.any(String),
    request: {
      kind: 'options',
      command: 'schedule add',
      options: { scenario: 'medical', when: 'weekly mon 09:00' },
    },
    who: { id: 'U1', isAdmin: false, language: 'en' },
    where: { front: 'slack', workspace: 'slack:T1', channel: 'C1', isPrivate: true, mayReadFiles: false },
  });
});

test('a reply for all is posted in the channel, on the thread where the button was pressed', async () => {
  const answer = (invocation: Invocation) => {
    const prepared = schedule(invocation);
    return prepared.kind === 'ready' ? ready(result) : prepared;
  };
  const front = await start({ answer });
  const press = buttonPress('run:0', 'schedule add', {
    message: { ts: '1700000000.000001', thread_ts: '1690000000.000001' },
  });
  await send(front.port, payloadForm(press));
  const view = (await front.slack.nth('views.open', 1)).view as Json;
  expect(await submit(front, viewSubmission(view, { scenario: 'medical', when: 'daily' }))).toBe('closed');
  expect(await front.slack.nth('chat.postMessage', 1)).toMatchObject({
    channel: 'C1',
    thread_ts: '1690000000.000001',
    text: 'Working on “schedule add medical daily” …',
  });
  expect(await front.slack.nth('chat.update', 1)).toMatchObject({ text: result.summary });
});

test.each<[string, Json, Json]>([
  [
    'one wrong field',
    { scenario: 'medical', when: 'someday' },
    { when: '“someday” is no time. Write “weekly mon 09:00”.' },
  ],
  [
    'two wrong fields',
    { scenario: 'driving', when: 'never' },
    { when: '“never” is no time. Write “weekly mon 09:00”.', scenario: 'Nobody may report on driving.' },
  ],
  [
    'something that the form has no field for',
    { scenario: 'medical', when: 'daily', options: 'nonsense' },
    { scenario: '“nonsense” is no budget. Write “50k”.' },
  ],
  [
    'both at one field',
    { scenario: 'driving', when: 'daily', options: 'nonsense' },
    { scenario: 'Nobody may report on driving. “nonsense” is no budget. Write “50k”.' },
  ],
  [
    'a refusal of the whole',
    { scenario: 'medical', when: 'daily', options: 'vague' },
    { scenario: 'That cannot be.' },
  ],
])('the form stays open and says what is wrong: %s', async (_, filledIn, errors) => {
  const front = await start();
  const view = await opened(front);
  const submission = viewSubmission(view, filledIn as Record<string, string>);
  expect(await submit(front, submission)).toEqual({ response_action: 'errors', errors });
  // Asked again, it says the same again.
  expect(await submit(front, submission)).toEqual({ response_action: 'errors', errors });
  expect(await submit(front, viewSubmission(view, { scenario: 'medical', when: 'daily' }))).toBe('closed');
  await front.slack.nth('response_url', 1);
});

test('a submission that Slack repeats is handled once', async () => {
  const front = await start();
  const view = await opened(front);
  const submission = viewSubmission(view, { scenario: 'medical', when: 'daily' }, { trigger_id: '9.9.z' });
  expect(await submit(front, submission)).toBe('closed');
  expect(await submit(front, submission)).toBe('closed');
  await front.front.stop();
  expect(front.slack.of('response_url')).toHaveLength(1);
  expect(front.deliveries.claimed).toContain('slack:view:9.9.z');
});

test('a form that was open during a restart works with the new process', async () => {
  const before = await start();
  const view = await opened(before);
  const after = await before.restart();
  expect(await submit(after, viewSubmission(view, { scenario: 'medical', when: 'never' }))).toMatchObject({
    response_action: 'errors',
  });
  expect(await submit(after, viewSubmission(view, { scenario: 'medical', when: 'daily' }))).toBe('closed');
  expect(await after.slack.nth('response_url', 1)).toMatchObject({ text: scheduled.summary });
});

test.each([
  ['expired', 'expired_trigger_id'],
  ['used', 'exchanged_trigger_id'],
  ['not to its liking', 'invalid_arguments'],
])('a trigger that Slack finds %s leaves the explanation in words', async (_, code) => {
  const front = await start();
  front.slack.answer('views.open', () => refuse(code));
  await front.type('schedule add');
  expect(await front.slack.nth('response_url', 1)).toMatchObject({ text: explained.summary });
  expect(front.slack.of('views.open')).toHaveLength(1);
});

test('a form that cannot be opened as the line is cut leaves the explanation in words', async () => {
  const front = await start();
  front.slack.fail('views.open', { kind: 'cut', taken: false });
  await front.type('schedule add');
  expect(await front.slack.nth('response_url', 1)).toMatchObject({ text: explained.summary });
});

test('a mention has nothing to open a form with: it gets the explanation in words', async () => {
  const front = await start();
  await send(front.port, JSON.stringify(mention('<@UBOT> schedule add')), { type: 'json' });
  expect(await front.slack.nth('chat.postEphemeral', 1)).toMatchObject({ text: explained.summary });
  expect(front.slack.of('views.open')).toEqual([]);
});

test.each<[string, string]>([
  ['of another version', JSON.stringify({ v: 9 })],
  ['that carries no JSON', 'schedule add'],
  [
    'that carries a channel that is none',
    JSON.stringify({ command: 'x', channel: '<!here>', language: 'en' }),
  ],
  ['that carries nothing', ''],
])('a form %s says so and does nothing', async (_, carried) => {
  const front = await start();
  const view = await opened(front);
  const submission = viewSubmission({ ...view, private_metadata: carried }, { when: 'daily' });
  expect(await submit(front, submission)).toEqual({
    response_action: 'errors',
    errors: {
      scenario:
        'This form is from an older version and cannot be sent any more. Close it and type the command again.',
    },
  });
  expect(front.bot.asked).toHaveLength(1);
});

test('a form that would have its answer posted elsewhere is ignored', async () => {
  const front = await start();
  const view = await opened(front);
  const carried = { ...JSON.parse(String(view.private_metadata)), responseUrl: 'https://evil.example/' };
  const submission = viewSubmission(
    { ...view, private_metadata: JSON.stringify(carried) },
    { when: 'daily' },
  );
  expect(await submit(front, submission)).toBe('closed');
  expect(front.bot.asked).toHaveLength(1);
});

test('a form that was closed, or is somebody else’s, is let go', async () => {
  const front = await start();
  const view = await opened(front);
  const { trigger_id: _, ...closed } = viewSubmission(view, {});
  expect(await submit(front, { ...closed, type: 'view_closed', is_cleared: false })).toBe('closed');
  expect(front.bot.asked).toHaveLength(1);
});

test('a check that takes too long lets the form go and answers in the channel', async () => {
  const clock = handClock();
  let let_go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    let_go = resolve;
  });
  const front = await start({ clock });
  const { prepare } = front.bot;
  const view = await opened(front);
  front.bot.prepare = async (invocation) => {
    const prepared = await prepare(invocation);
    await gate;
    return prepared;
  };
  const answered = submit(front, viewSubmission(view, { scenario: 'medical', when: 'never' }));
  await expect.poll(() => clock.waiting()).toEqual([2_000]);
  await clock.advance(2_000);
  expect(await answered).toBe('closed');
  let_go();
  expect(await front.slack.nth('response_url', 1)).toMatchObject({ text: explained.summary });
});

test('while it restarts, a form stays open with all that was filled in', async () => {
  const clock = handClock();
  const slow: Prepared = {
    kind: 'ready',
    command: 'optimize',
    audience: 'caller',
    language: 'en',
    run: ({ signal } = {}) =>
      new Promise((resolve) => signal?.addEventListener('abort', () => resolve(scheduled))),
  };
  const front = await start({
    clock,
    answer: (invocation) => {
      const { request } = invocation;
      return request.kind === 'line' && request.line === 'optimize medical' ? slow : schedule(invocation);
    },
  });
  const view = await opened(front);
  await front.type('optimize medical');
  await expect.poll(() => front.bot.asked.length).toBe(2);
  const stopping = front.front.stop();
  expect(await submit(front, viewSubmission(view, { scenario: 'medical', when: 'daily' }))).toEqual({
    response_action: 'errors',
    errors: { scenario: 'I am restarting. Please try again in a minute.' },
  });
  await clock.advance(20_000);
  await stopping;
});

test('long Chinese, emoji and markup names keep the limits of forms', async () => {
  const names = ['医疗渠道推广计划', '👩🏽‍🚀🚀', '<@U1> *x* & <b>', 'plain name ', '\ud800broken'].map(
    (name) => name.repeat(80).slice(0, name.startsWith('👩') ? 10_000 : 80),
  );
  const choices = Array.from({ length: 40 }, (_, index) => {
    const name = `${index} ${names[index % names.length]}`;
    return { value: `channel-${index}`, label: { en: name, zh: name } };
  });
  const long = names.join(' ').repeat(10);
  const field = { label: long, hint: long, required: true } as const;
  const large: Form = {
    command: 'schedule add',
    title: names[0] ?? '',
    submit: names[1] ?? '',
    fields: [
      { ...field, name: 'chosen', kind: 'choice', choices, initial: 'channel-7' },
      { ...field, name: 'many', kind: 'choice', choices: choices.flatMap((one) => [one, one, one]) },
      {
        ...field,
        name: 'wide',
        kind: 'choice',
        choices: names.map((value) => ({ value, label: { en: '', zh: '' } })),
      },
      { ...field, name: 'none', kind: 'choice', choices: [] },
      { ...field, name: 'text', kind: 'paragraph', initial: long },
    ],
  };
  const front = await start({ answer: () => ({ kind: 'refused', reply: explained, form: large }) });
  const view = await opened(front);
  const elements = (view.blocks as { element: Json }[]).map(({ element }) => element);
  // What Slack's lists cannot hold is typed.
  expect(elements.map(({ type }) => type)).toEqual([
    'static_select',
    'plain_text_input',
    'plain_text_input',
    'plain_text_input',
    'plain_text_input',
  ]);
  expect(elements[0]?.options).toHaveLength(40);
  expect(elements[0]?.initial_option).toMatchObject({ value: 'channel-7' });
});

test('what was typed into a form is read as it was typed', async () => {
  const front = await start();
  const view = await opened(front);
  await submit(
    front,
    viewSubmission(view, { scenario: 'medical', when: 'daily', options: 'app&lt;=20k #growth' }),
  );
  expect(front.bot.asked[1]?.request).toMatchObject({ options: { options: 'app<=20k #growth' } });
});

test('forms speak the language of the person', async () => {
  const front = await start();
  front.slack.answer('users.info', () => ({ body: { ok: true, user: { locale: 'zh-CN' } } }));
  await send(front.port, form(slashCommand('schedule add', { response_url: front.slack.responseUrl })));
  const { view } = await front.slack.nth('views.open', 1);
  expect(view).toMatchObject({
    close: { text: '取消' },
    blocks: [
      { element: { options: [{ text: { text: '智慧医疗' } }, { text: { text: '自动驾驶' } }] } },
      {},
      {},
    ],
  });
});
