import { describe, expect, test } from 'vitest';
import { allCommands } from '../../commands/index.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import { botUnderTest, invocation } from './bot-under-test.ts';

const bare = ['schedule add', { command: 'schedule add', options: {} }] as const;

describe('a command with a form', () => {
  test.each(bare)('called bare is refused with its form: %j', async (request) => {
    const { bot, store } = botUnderTest({ timeZone: 'Asia/Kathmandu' });
    const prepared = await bot.prepare(invocation(request));
    if (prepared.kind !== 'refused') throw new Error('was not refused');
    expect(prepared.reply).toMatchObject({ tone: 'error', audience: 'caller' });
    expect(prepared.form).toEqual({
      command: 'schedule add',
      title: 'Schedule a report',
      submit: 'Schedule',
      fields: [
        {
          name: 'scenario',
          label: 'Scenario',
          hint: 'For example: medical',
          kind: 'choice',
          required: true,
          choices: expect.arrayContaining([
            { value: 'medical', label: { en: 'Medical', zh: '智慧医疗 (medical)' } },
          ]),
        },
        {
          name: 'when',
          label: 'When',
          hint: 'weekly mon 09:00, weekdays 9am, monthly last 18:00; a channel such as #growth may follow',
          kind: 'line',
          required: true,
          initial: 'weekly mon 09:00',
        },
        {
          name: 'timezone',
          label: 'Time zone',
          hint: 'A zone such as Europe/Berlin, or a large city',
          kind: 'line',
          required: false,
          initial: 'Asia/Kathmandu',
        },
        {
          name: 'budget',
          label: 'Budget, if not the scenario’s own',
          hint: 'For example: 50k',
          kind: 'line',
          required: false,
        },
        {
          name: 'only-if',
          label: 'Only if something moved by more than',
          hint: 'For example: 5%',
          kind: 'line',
          required: false,
        },
      ],
    });
    expect(await store.schedules.list('slack:T1')).toEqual([]);
  });

  test('has it in Chinese, too', async () => {
    const { bot } = botUnderTest();
    expect(await bot.prepare(invocation('定时 添加', { language: 'zh' }))).toMatchObject({
      form: {
        title: '定时报告',
        submit: '添加',
        fields: [
          { label: '场景', hint: '例如：medical' },
          { label: '什么时候', initial: '每周一 9:00' },
          { label: '时区' },
          {},
          {},
        ],
      },
    });
  });

  test('with more scenarios than can be chosen from asks for the name', async () => {
    const { bot, store } = botUnderTest();
    const scenario = (await import('./arguments/place.ts')).builtIn('medical').scenario;
    for (let index = 0; index < 20; index += 1) {
      await store.scenarios.save('slack:T1', { ...scenario, id: `own-${index}` }, 'U1');
    }
    const prepared = await bot.prepare(invocation('schedule add'));
    expect(prepared).toMatchObject({
      form: { fields: [{ name: 'scenario', kind: 'line' }, {}, {}, {}, {}] },
    });
  });

  test('called with anything is not', async () => {
    const { bot } = botUnderTest();
    expect(await bot.prepare(invocation('schedule add medical'))).not.toHaveProperty('form');
    expect(await bot.prepare(invocation('schedule add weekly'))).not.toHaveProperty('form');
  });

  test('and others called bare have none', async () => {
    const { bot } = botUnderTest();
    expect(await bot.prepare(invocation('optimize'))).not.toHaveProperty('form');
  });

  test('a fault while the form is made leaves the refusal', async () => {
    const { bot, store, log } = botUnderTest();
    const list = store.scenarios.list;
    let asked = 0;
    // The refusal lists the choices; then the form asks once more.
    store.scenarios.list = (workspace) => {
      asked += 1;
      return asked > 1 ? Promise.reject(new Error('gone')) : list(workspace);
    };
    const prepared = await bot.prepare(invocation('schedule add'));
    expect(prepared.kind).toBe('refused');
    expect(prepared).not.toHaveProperty('form');
    expect(log.lines.map(({ message }) => message)).toContain('a form could not be made');
  });
});

describe('what is wrong with a form’s submission', () => {
  const submit = (options: Record<string, string>) =>
    botUnderTest().bot.prepare(invocation({ command: 'schedule add', options }));

  test('is told by field', async () => {
    const prepared = await submit({
      scenario: 'medcal',
      when: 'weekly mon 25:00',
      timezone: 'CST',
      budget: '-5',
      'only-if': '5%',
    });
    if (prepared.kind !== 'refused') throw new Error('was not refused');
    expect(Object.keys(prepared.fields ?? {})).toEqual(['scenario', 'when', 'timezone', 'budget']);
    expect(prepared.fields).toMatchObject({
      scenario: expect.stringMatching(/^There is no scenario medcal\. Did you mean medical\? /),
      timezone:
        'CST may be the clock of several places: America/Chicago, Asia/Shanghai, America/Havana. Write the one that you mean, such as America/Chicago.',
      budget: '-5 is below zero. Amounts and shares start at 0.',
    });
    expect(prepared.reply.summary).toBe('4 things in this request cannot be used.');
  });

  test('includes what is missing, and all that is wrong with one', async () => {
    const prepared = await submit({ scenario: 'medical', limits: 'app<=x, foo<=1' });
    if (prepared.kind !== 'refused') throw new Error('was not refused');
    expect(prepared.fields).toEqual({
      when: 'when is missing. For example: /channels schedule add medical weekly mon 09:00.',
      limits: expect.stringMatching(/^x is not an amount .* The scenario has no channel or group foo\. /),
    });
  });

  test('stays in the reply where it belongs to no field', async () => {
    const prepared = await submit({ scenario: 'medical', when: 'daily 9:00 Berlin', timezone: 'Tokyo' });
    expect(prepared).toMatchObject({ kind: 'refused', reply: { tone: 'error' } });
    expect(prepared).not.toHaveProperty('fields');
  });

  test('is told in the reply alone for a typed line', async () => {
    const { bot } = botUnderTest();
    const prepared = await bot.prepare(invocation('schedule add medical weekly mon 25:00'));
    expect(prepared).not.toHaveProperty('fields');
  });
});

const spoken = allCommands
  .filter(({ form }) => form !== undefined)
  .flatMap((command) => (['en', 'zh'] as const).map((language) => ({ command, language })));

test.each(spoken)(
  'the form of $command.name fits every platform in $language',
  async ({ command, language }) => {
    const { bot } = botUnderTest();
    const request = { command: command.name, options: command.formAskedBy ?? {} };
    const prepared = await bot.prepare(invocation(request, { language, isAdmin: true }));
    const form = prepared.kind === 'refused' ? prepared.form : undefined;
    if (form === undefined) throw new Error('has no form');
    expect(form.title.length).toBeLessThanOrEqual(24);
    expect(form.submit.length).toBeLessThanOrEqual(24);
    expect(form.fields.length).toBeLessThanOrEqual(5);
    for (const { name, label, hint, choices = [] } of form.fields) {
      expect(wordsFor(language).find(`forms.${command.name}.fields.${name}`)).toBe(label);
      expect(label.length).toBeLessThanOrEqual(45);
      expect(hint.length).toBeLessThanOrEqual(100);
      expect(choices.length).toBeLessThanOrEqual(25);
    }
    // Every required argument can be filled in.
    const required = Object.keys(command.args).filter((name) => command.args[name]?.required);
    expect(form.fields.map(({ name }) => name)).toEqual(expect.arrayContaining(required));
  },
);

describe('the form of settings', () => {
  const admin = { isAdmin: true } as const;

  test('is behind a button for admins, and holds what is set', async () => {
    const { bot, ask, store } = botUnderTest();
    await ask('settings currency=USD keep=52w', admin);
    const { blocks } = await ask('settings', admin);
    const actions = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
    expect(actions).toEqual([{ label: 'Change…', line: 'settings change', opensForm: true }]);
    const prepared = await bot.prepare(invocation('settings change', admin));
    if (prepared.kind !== 'refused') throw new Error('was not refused');
    const held = prepared.form?.fields.map(({ name, kind, initial }) => [name, kind, initial]);
    expect(held).toEqual([
      ['language', 'choice', undefined],
      ['currency', 'line', 'USD'],
      ['timezone', 'line', undefined],
      ['charts', 'choice', undefined],
      ['keep', 'line', '364d'],
    ]);
    expect(await store.workspaces.settings('slack:T1')).toEqual({ currency: 'USD', keepDays: 364 });
  });

  test('is for nobody else: they see no button, and are told who may', async () => {
    const { bot, ask } = botUnderTest();
    const { blocks } = await ask('settings');
    expect(blocks.map(({ kind }) => kind)).not.toContain('actions');
    const prepared = await bot.prepare(invocation('settings change'));
    expect(prepared).not.toHaveProperty('form');
    expect(prepared).toMatchObject({ reply: { summary: expect.stringContaining('for admins') } });
  });

  test('leaves alone what was left empty, and shows them all when everything was', async () => {
    const { ask, store } = botUnderTest();
    await ask('settings currency=USD keep=52w', admin);
    await ask({ command: 'settings', options: { keep: 'forever' } }, admin);
    expect(await store.workspaces.settings('slack:T1')).toEqual({ currency: 'USD' });
    expect((await ask({ command: 'settings', options: {} }, admin)).tone).toBe('info');
  });
});

describe('the form of whatif', () => {
  const lines = 'hospital-partners=\npatient-app=\ncontent-marketing=\nbrand-partners=';

  test.each([
    ['whatif 1', '1'],
    ['whatif medical', 'medical'],
    ['whatif smart home', 'smart-home'],
    ['假设 智慧医疗', 'medical'],
  ])('opened by %s holds what was said, and a line for each channel', async (line, said) => {
    const { bot, ask } = botUnderTest();
    await ask('optimize medical');
    const prepared = await bot.prepare(invocation(line));
    if (prepared.kind !== 'refused') throw new Error('was not refused');
    const [scenario, changes] = prepared.form?.fields ?? [];
    expect(scenario).toMatchObject({ name: 'scenario', kind: 'line', required: true, initial: said });
    expect(changes).toMatchObject({ name: 'changes', kind: 'paragraph', required: true });
    if (line !== 'whatif smart home') expect(changes?.initial).toBe(lines);
    expect(changes?.initial).toMatch(/^(?:[\w-]+=\n?)+$/);
  });

  test('is under every plan, and no refusal of something else', async () => {
    const { bot, ask } = botUnderTest();
    const { blocks } = await ask('optimize medical');
    const actions = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
    const line = actions.find(({ opensForm }) => opensForm)?.line ?? '';
    expect(await bot.prepare(invocation(line))).toMatchObject({ form: { command: 'whatif' } });
    for (const wrong of ['whatif 1 app=lots', 'whatif 99', 'whatif medcal', 'whatif 1 budget=lots']) {
      expect(await bot.prepare(invocation(wrong)), wrong).not.toHaveProperty('form');
    }
  });

  test('takes the lines that were filled in', async () => {
    const { bot, store, ask } = botUnderTest();
    await ask('optimize medical');
    const submit = (changes: string) =>
      bot.prepare(invocation({ command: 'whatif', options: { scenario: '1', changes } }));
    const filled = lines
      .replace('patient-app=', 'patient-app=+20%')
      .replace('brand-partners=', 'brand-partners = 3k');
    const prepared = await submit(filled);
    if (prepared.kind !== 'ready') throw new Error('was refused');
    await prepared.run();
    expect(store.savedRuns.get('slack:T1')?.at(-1)?.line).toBe(
      'whatif 1 changes="patient-app=+20%; brand-partners = 3k"',
    );
    expect(await submit(lines)).toMatchObject({
      kind: 'refused',
      fields: { changes: expect.stringContaining('app=+20%') },
    });
    expect(await submit(lines.replace('patient-app=', 'patient-app=lots'))).toMatchObject({
      fields: { changes: expect.stringContaining('lots') },
    });
  });
});
