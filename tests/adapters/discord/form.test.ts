import { describe, expect, it } from 'vitest';
import { enteredIn, modalOf, withForm } from '../../../adapters/discord/form.ts';
import { messageBody, type OutgoingMessage, plainMessage } from '../../../adapters/discord/message.ts';
import type { Prepared } from '../../../src/bot/bot.ts';
import type { Form } from '../../../src/bot/form.ts';
import type { Invocation } from '../../../src/bot/invocation.ts';
import { requestProblems } from './request-check.ts';
import { badName, formCommand, planReply, problemReply, sampleCommands, sampleForm } from './sample.ts';
import { planBody, problemBody } from './sample-message.ts';
import { gate, ready, stage } from './stage.ts';
import { ids, inGuildChannel } from './world.ts';

const callback = /\/callback$/;
const original = /\/messages\/@original$/;
const commands = [...sampleCommands, formCommand];
const open = { kind: 'refused', reply: problemReply, form: sampleForm } as const;
const isBare = ({ request }: Invocation) =>
  request.kind === 'line' ? request.line === 'survey add' : Object.keys(request.options).length === 0;
/** A bot that opens the form for a bare call, and answers others so. */
const answering =
  (prepared: Prepared) =>
  (invocation: Invocation): Prepared =>
    isBare(invocation) ? open : prepared;

const label = (component: object, name: string, rest: object = {}) => ({
  type: 18,
  label: name,
  ...rest,
  component,
});
const modalBody = {
  type: 9,
  data: {
    custom_id: 'form:survey add',
    title: 'A report that comes by itself',
    components: [
      label(
        {
          type: 3,
          custom_id: 'scenario',
          required: true,
          placeholder: 'Which one is worked out',
          options: [
            { label: 'Medical', value: 'medical', default: true },
            { label: 'Driving', value: 'driving' },
          ],
        },
        'Scenario',
        { description: 'Which one is worked out' },
      ),
      label(
        { type: 4, custom_id: 'when', style: 1, required: true, placeholder: 'weekly mon 09:00' },
        'When',
      ),
      label(
        {
          type: 3,
          custom_id: 'risk',
          required: false,
          min_values: 0,
          placeholder: 'Best on average unless told',
          options: [
            { label: 'Expected', value: 'mean' },
            { label: 'Cautious', value: 'cautious' },
          ],
        },
        'Attitude to risk',
      ),
      label(
        { type: 4, custom_id: 'limits', style: 2, required: false, placeholder: 'app<=20k, website>=5k' },
        'Limits',
      ),
      label(
        {
          type: 4,
          custom_id: 'zone',
          style: 1,
          required: false,
          placeholder: 'Europe/Berlin',
          value: 'UTC',
        },
        'Time zone',
        { description: 'Europe/Berlin' },
      ),
    ],
  },
};
const typed = {
  scenario: ['driving'],
  when: 'every full moon',
  risk: [],
  limits: 'app<=`20k`\nx>=1',
  zone: ' ',
};
const entered = {
  title: 'What you entered',
  fields: [
    { name: 'scenario', value: '```\ndriving\n```' },
    { name: 'when', value: '```\nevery full moon\n```' },
    { name: 'limits', value: '```\napp<=`20k`\nx>=1\n```' },
  ],
};
const opener = (text: string) => ({
  type: 1,
  components: [{ type: 2, style: 1, label: text, custom_id: 'fill:survey add' }],
});

describe('a command with a form that is called bare', () => {
  it('opens the form as its first answer', async () => {
    const { double, heard } = await stage({ commands, prepare: () => open });
    double.command('survey add');
    expect((await double.next('POST', callback)).body).toEqual(modalBody);
    expect(heard[0]?.request).toEqual({ kind: 'options', command: 'survey add', options: {} });
  });

  it('opens it from a button, too', async () => {
    const { double } = await stage({ commands, prepare: () => open });
    double.press('run:survey add');
    expect((await double.next('POST', callback)).body).toEqual(modalBody);
  });

  it('is not acknowledged as early as others, for then no form could be opened any more', async () => {
    const prepared = gate<Prepared>();
    const { double } = await stage({
      commands,
      prepare: () => prepared.opened,
      pace: { acknowledgeAfterMs: 1, acknowledgeFormAfterMs: 60_000 },
    });
    double.command('survey add');
    const slow = double.command('survey add', { scenario: 'medical', when: 'daily 9:00' });
    // The one that lacks nothing was acknowledged meanwhile.
    expect((await double.next('POST', callback)).path).toContain(slow.token);
    prepared.open(open);
    expect((await double.next('POST', callback)).body).toEqual(modalBody);
  });

  it('that took so long that it had to be acknowledged is answered with text and the way to the form', async () => {
    const prepared = gate<Prepared>();
    const { double } = await stage({
      commands,
      prepare: () => prepared.opened,
      pace: { acknowledgeFormAfterMs: 1 },
    });
    double.command('survey add');
    expect((await double.next('POST', callback)).body).toMatchObject({ type: 5 });
    prepared.open(open);
    await double.next('PATCH', original);
    expect((await double.next('POST', /^\/webhooks/)).body).toEqual({
      ...problemBody,
      components: [opener('Fill in the form')],
      flags: 64,
    });
  });

  it('in a message, which can open nothing, is answered with text and a button that can', async () => {
    const { double } = await stage({ commands, prepare: () => open });
    double.say(`<@${ids.application}> survey add`);
    expect((await double.next('POST', /messages$/)).body).toMatchObject({
      ...problemBody,
      components: [opener('Fill in the form')],
    });
    double.press('fill:survey add');
    expect((await double.next('POST', callback)).body).toEqual(modalBody);
  });

  it('whose form Discord refuses is answered with text', async () => {
    const { double } = await stage({ commands, prepare: () => open });
    double.fault('POST', callback, 400, { body: { code: 50035, message: 'Invalid Form Body' } });
    double.command('survey add');
    await double.next('POST', callback);
    expect((await double.next('POST', callback)).body).toMatchObject({
      type: 4,
      data: { flags: 64, content: expect.stringContaining('Did you mean "medical"?') },
    });
  });

  it('whose form opened though the answer got lost is not answered twice', async () => {
    const { double, front, log } = await stage({ commands, prepare: () => open });
    double.fault('POST', callback, 502, { afterwards: true });
    double.command('survey add');
    await double.next('POST', callback);
    await double.next('POST', callback);
    await front.stop();
    expect(log.map(({ message }) => message)).toContain('the form is open already');
    expect(double.requests.filter(({ path }) => path.startsWith('/webhooks'))).toEqual([]);
  });
});

describe('a form that is sent', () => {
  it('is an ordinary request with options; what was left empty is left out', async () => {
    const { double, heard } = await stage({ commands, prepare: answering(ready()) });
    const { token } = double.submit('form:survey add', typed, { who: ids.bob, locale: 'zh-CN' });
    expect((await double.next('POST', callback)).body).toEqual({ type: 5, data: {} });
    const edit = await double.next('PATCH', original);
    expect(edit.path).toContain(token);
    expect(edit.body).toEqual(planBody);
    expect(heard).toEqual([
      {
        id: expect.stringMatching(/^discord-\d+$/),
        request: {
          kind: 'options',
          command: 'survey add',
          options: { scenario: 'driving', when: 'every full moon', limits: 'app<=`20k`\nx>=1' },
        },
        who: { id: ids.bob, isAdmin: false, language: 'zh' },
        where: inGuildChannel,
      },
    ]);
  });

  it('with wrong values comes back hidden, with what was entered and a button that opens it filled in', async () => {
    const { double } = await stage({
      commands,
      prepare: answering({ kind: 'refused', reply: problemReply, fields: { when: 'I cannot read this.' } }),
    });
    double.submit('form:survey add', typed);
    const refused = (await double.next('POST', callback)).body;
    expect(refused).toEqual({
      type: 4,
      data: {
        ...problemBody,
        embeds: [entered],
        components: [opener('Open the form again')],
        flags: 64,
      },
    });

    // Another process: nothing was kept but the message that the button is on.
    const { double: later } = await stage({ commands, prepare: () => open });
    later.press('fill:survey add', {}, { embeds: [entered] });
    const [scenario, when, , limits, zone] = modalBody.data.components;
    expect((await later.next('POST', callback)).body).toEqual({
      type: 9,
      data: {
        ...modalBody.data,
        components: [
          {
            ...scenario,
            component: {
              ...scenario?.component,
              options: [
                { label: 'Medical', value: 'medical' },
                { label: 'Driving', value: 'driving', default: true },
              ],
            },
          },
          {
            ...when,
            description: 'weekly mon 09:00',
            component: { ...when?.component, value: 'every full moon' },
          },
          modalBody.data.components[2],
          {
            ...limits,
            description: 'app<=20k, website>=5k',
            component: { ...limits?.component, value: 'app<=`20k`\nx>=1' },
          },
          zone,
        ],
      },
    });
  });

  it('that takes long and is wrong still has the button', async () => {
    const prepared = gate<Prepared>();
    const { double } = await stage({
      commands,
      prepare: () => prepared.opened,
      pace: { acknowledgeAfterMs: 1 },
    });
    double.submit('form:survey add', typed);
    await double.next('POST', callback);
    prepared.open({ kind: 'refused', reply: problemReply });
    expect((await double.next('POST', /^\/webhooks/)).body).toMatchObject({
      embeds: [entered],
      components: [opener('Open the form again')],
    });
  });

  it('while the bot stops is not lost: what was entered can be sent again', async () => {
    const running = gate<typeof planReply>();
    const { double, front } = await stage({ commands, prepare: () => ready(() => running.opened) });
    double.command('optimize', { scenario: 'medical' });
    await double.next('POST', callback);
    const stopped = front.stop();
    double.submit('form:survey add', typed);
    expect((await double.next('POST', callback)).body).toMatchObject({
      type: 4,
      data: {
        flags: 64,
        content: 'I am restarting. Please try again in a minute.',
        embeds: [entered],
        components: [opener('Open the form again')],
      },
    });
    running.open(planReply);
    await stopped;
  });

  it.each(['form:', 'buy:everything', ''])('that is not ours (%s) gets a helpful word', async (id) => {
    const { double, heard } = await stage({ commands });
    double.submit(id, { a: 'b' });
    expect((await double.next('POST', callback)).body).toMatchObject({
      data: { content: expect.stringContaining('This is not one of mine') },
    });
    expect(heard).toEqual([]);
  });

  it.each([
    ['without parts', { custom_id: 'form:survey add' }],
    ['with a part that is nothing', { custom_id: 'form:survey add', components: [null] }],
    ['with a field that is nothing', { custom_id: 'form:survey add', components: [{ component: null }] }],
    ['with fields that are none', { custom_id: 'form:survey add', components: [{ components: 'x' }] }],
  ])('%s is passed over, and the bot lives on', async (_, data) => {
    const { double, heard } = await stage({ commands });
    double.deliver({
      id: '900000000000000001',
      token: 'broken',
      application_id: ids.application,
      type: 5,
      version: 1,
      locale: 'en-US',
      channel_id: ids.direct,
      user: { id: ids.ann, username: 'ann', discriminator: '0', global_name: 'ann', avatar: null },
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 1,
      data,
    });
    double.command('optimize', { scenario: 'medical' });
    await double.next('PATCH', original);
    expect(heard.map(({ request }) => request.kind === 'options' && request.command)).toEqual(['optimize']);
  });

  it('with values of another kind than was asked for leaves those out', async () => {
    const { double, heard } = await stage({ commands });
    double.deliver({
      id: '900000000000000002',
      token: 'odd',
      application_id: ids.application,
      type: 5,
      version: 1,
      locale: 'en-US',
      channel_id: ids.direct,
      channel: { id: ids.direct, type: 1 },
      user: { id: ids.ann, username: 'ann', discriminator: '0', global_name: 'ann', avatar: null },
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 1,
      data: {
        custom_id: 'form:survey add',
        components: [
          { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'when', value: 7 } },
          { type: 18, id: 3, component: { type: 3, id: 4, custom_id: 'risk', values: [{}] } },
          { type: 18, id: 5, component: { type: 3, id: 6, custom_id: 'zone', values: 5 } },
          { type: 1, id: 7, components: [{ type: 4, id: 8, custom_id: 'limits', value: 'app<=20k' }] },
        ],
      },
    });
    await double.next('POST', callback);
    expect(heard[0]?.request).toEqual({
      kind: 'options',
      command: 'survey add',
      options: { limits: 'app<=20k' },
    });
  });
});

describe('the limits of a form', () => {
  const names = Array.from({ length: 40 }, (_, index) => badName(index));
  const choices = names.map((name, index) => ({
    value: `${index % 30}`,
    label: { en: name.repeat(2), zh: name.repeat(2) },
  }));
  const terrible: Form = {
    command: 'survey add',
    title: names[1]?.repeat(3) ?? '',
    submit: 'x'.repeat(200),
    fields: names.slice(0, 8).map((name, index) => ({
      name: `field${index}`,
      label: name.repeat(2),
      hint: name.repeat(3),
      kind: (['choice', 'line', 'paragraph'] as const)[index % 3] ?? 'line',
      required: index % 2 === 0,
      initial: index === 2 ? name.repeat(60) : name,
      choices,
    })),
  };
  const asMessage = (message: OutgoingMessage) => ({
    method: 'POST',
    path: '/channels/1/messages',
    authorization: undefined,
    body: messageBody(message),
    files: [],
  });
  const asRequest = (data: object) => ({
    method: 'POST',
    path: '/interactions/1/token/callback',
    authorization: undefined,
    body: { type: 9, data },
    files: [],
  });

  it.each(['en', 'zh'] as const)('are kept, whatever it asks (%s)', (language) => {
    const modal = modalOf(terrible, language);
    expect(requestProblems(asRequest(modal))).toEqual([]);
    expect(modal.components).toHaveLength(5);
  });

  it('leave a field empty whose value is too long rather than cut what somebody wrote', () => {
    const [, , long] = modalOf(terrible, 'en').components;
    expect(long).not.toHaveProperty('component.value');
  });

  it('make a list without choices that Discord takes a line of text', () => {
    const field = { name: 'a', label: 'A', hint: '', kind: 'choice' as const, required: true };
    const modal = modalOf({ ...sampleForm, fields: [{ ...field, choices: [] }, field] }, 'en');
    expect(modal.components).toMatchObject([{ component: { type: 4 } }, { component: { type: 4 } }]);
  });

  it('let a message show what fits of what was entered, and give it back as it was', () => {
    const options = {
      scenario: badName(0),
      when: `\`\`\` ${badName(5)} \`\`\``,
      limits: names.join('\n').slice(0, 1_000),
      zone: 'x'.repeat(1_100),
      risk: '**bold** @everyone <@1> https://a.example',
    };
    const dressed = withForm(plainMessage('No.'), 'survey add', 'en', options);
    const { zone: _, ...kept } = options;
    expect(requestProblems(asMessage(dressed))).toEqual([]);
    expect(Object.fromEntries(enteredIn(dressed.embeds))).toEqual(kept);
  });

  it('hold for the whole message, when the answer itself is long', () => {
    const message = { ...plainMessage('No.'), embeds: [{ description: 'x'.repeat(4_096) }] };
    const options = { scenario: 'a'.repeat(1_000), when: 'b'.repeat(1_000), limits: 'c'.repeat(100) };
    const dressed = withForm(message, 'survey add', 'en', options);
    expect(requestProblems(asMessage(dressed))).toEqual([]);
    expect([...enteredIn(dressed.embeds).keys()]).toEqual(['scenario', 'limits']);
  });
});
