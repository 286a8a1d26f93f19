/** Every button of every reply, pressed after the front was started anew on the same store. */
import { describe, expect, it } from 'vitest';
import { allCommands } from '../../commands/index.ts';
import { historyOf } from '../fixtures/fits.ts';
import { discordFront } from './discord-front.ts';
import { thoughtfulPlanner } from './discussed.ts';

import { type Program, program, type Seen, type TestedFront } from './front.ts';
import { slackFront } from './slack-front.ts';
import { webFront } from './web-front.ts';

const fronts: Readonly<Record<string, (program: Program) => Promise<TestedFront>>> = {
  Slack: slackFront,
  Discord: (parts) => discordFront(parts),
  'the page': webFront,
};

interface Case {
  /** What is done first. */
  readonly before?: readonly string[];
  /** The line whose reply has the buttons; or what is said under the first reply. */
  readonly line?: string;
  readonly says?: string;
  /** The labels of the buttons. */
  readonly has: readonly string[];
  /** Whether there is a history of the name `ours`. */
  readonly withHistory?: true;
}

const ours = ['scenario copy medical Our medical'];
const planButtons = [
  'Explain',
  'What if patient-app +10%?',
  'What if…',
  'Cautious',
  'Run again',
  'Adopt',
  'Schedule weekly',
  'Compare',
  'Export CSV',
  'History',
];
const pricedButtons = ['Explain', 'Adopt', 'Compare', 'Run again', 'Export CSV', 'History'];
const fitButtons = [
  'Optimise',
  'search follows sales',
  'None follows sales',
  'See the numbers',
  'Versions',
  'Experiments',
];
const madeButtons = ['Optimise', 'Versions', 'Undo'];

const tested = 'experiment add medical app control=1200/30000 variant=1340/30000';
const testedOurs =
  'experiment add ours tv control=1200/30000 variant=1340/30000 control-revenue=4.2±31 variant-revenue=4.6±33 spend=100% from=2024-03-04 to=2024-03-31';

const cases: readonly Case[] = [
  { line: 'optimize medical', has: planButtons },
  { before: ['optimize medical'], line: 'whatif 1 patient-app=+20%', has: pricedButtons },
  { line: 'whatif medical patient-app=+20%', has: ['Take the best plan', ...pricedButtons] },
  {
    before: ['optimize medical', 'optimize medical budget=60k'],
    line: 'compare 1 2',
    has: ['Explain', 'Run again', 'Export CSV', 'History'],
  },
  { before: ['optimize medical'], line: 'explain 1', has: ['Run again', 'History'] },
  { before: ['optimize medical'], line: 'history', has: ['Run #1 again'] },
  { before: ['optimize medical'], line: 'adopt 1', has: ['Schedule weekly', 'Explain'] },
  { line: 'scenario show medical', has: ['Optimise'] },
  { line: 'scenario new Web shop website=20k app=15k', has: ['Optimise'] },
  { before: ours, line: 'scenario edit our-medical budget=60k', has: madeButtons },
  {
    before: [...ours, 'scenario edit our-medical budget=60k'],
    line: 'scenario versions our-medical',
    has: ['Restore version 1'],
  },
  {
    before: [...ours, 'scenario edit our-medical budget=60k'],
    line: 'scenario restore our-medical 1',
    has: madeButtons,
  },
  { before: ours, line: 'scenario remove our-medical', has: ['Remove it'] },
  { line: 'schedule add medical weekly mon 09:00', has: ['Report now', 'Pause', 'Remove'] },
  {
    before: ['schedule add medical weekly mon 09:00'],
    line: 'schedule pause 1',
    has: ['Resume', 'Remove'],
  },
  { before: ['schedule add medical daily 09:00'], line: 'schedule run 1', has: ['All schedules'] },
  { before: ours, line: 'forget', has: ['Delete everything'] },
  {
    before: ['scenario new Web shop website=20k'],
    line: 'home',
    has: [
      'Optimise Web shop',
      'Optimise Customer service',
      'Optimise Medical',
      'New scenario…',
      'Schedule…',
      'History',
      'Settings',
      'Help',
    ],
  },
  {
    before: ['optimize medical'],
    says: 'please cap the websit nicely at 15k, purple',
    has: ['content-marketing at most ¥15k'],
  },
  { before: ['optimize medical'], says: 'what can you do?', has: ['All commands'] },
  { before: ['optimize medical'], says: 'budget 60k', has: planButtons },
  { withHistory: true, line: 'data show ours', has: ['Fit it', 'Table to fill in'] },
  { withHistory: true, line: 'data template ours', has: [] },
  { withHistory: true, line: 'data remove ours', has: ['Remove it'] },
  { line: 'data sources', has: [] },
  { withHistory: true, line: 'fit ours', has: [...fitButtons, 'Undo'] },
  { withHistory: true, before: ['fit ours'], line: 'fit 1', has: fitButtons },
  {
    withHistory: true,
    before: ['fit ours'],
    line: 'optimize ours',
    has: planButtons.map((label) => label.replace('patient-app', 'tv')),
  },
  { line: tested, has: ['Apply to efficiency', 'All experiments'] },
  { before: [tested], line: 'experiment list', has: ['Show 1'] },
  { before: [tested], line: 'experiment show 1', has: ['Apply to efficiency', 'All experiments'] },
  { before: [tested], line: 'experiment apply 1', has: ['Optimise', 'Undo', 'Versions'] },
  { before: [tested, 'experiment apply 1'], line: 'experiment undo 1', has: ['Optimise', 'Apply'] },
  {
    withHistory: true,
    before: ['fit ours', testedOurs],
    line: 'experiment apply 1',
    has: ['Optimise', 'The fit', 'Undo'],
  },
  { line: 'feedback medical satisfaction=4.2/5 n=120', has: ['Optimise', 'Undo', 'Versions'] },
  {
    before: ['optimize medical', 'adopt 1'],
    line: 'observe medical value=210k',
    has: ['Optimise', 'Undo', 'Versions'],
  },
  { line: 'settings', has: ['Change…'] },
  { line: 'help', has: [] },
  { line: 'help optimize', has: [] },
  { line: 'scenario list', has: [] },
  { line: 'scenario copy medical Our medical', has: ['Optimise'] },
  { before: ['schedule add medical weekly mon 09:00'], line: 'schedule list', has: [] },
  {
    before: ['schedule add medical weekly mon 09:00', 'schedule pause 1'],
    line: 'schedule resume 1',
    has: ['Report now', 'Pause', 'Remove'],
  },
  { before: ['schedule add medical weekly mon 09:00'], line: 'schedule remove 1', has: ['All schedules'] },
  { before: ['optimize medical'], line: 'again 1', has: planButtons },
  { before: ['optimize medical'], line: 'export 1 csv', has: [] },
  { withHistory: true, before: ['fit ours'], line: 'export fit 1 csv', has: [] },
];

it('the table has a reply of every command that needs no file', () => {
  const missing = allCommands.filter(({ name }) => !cases.some(({ line }) => line?.startsWith(name)));
  expect(missing.map(({ name }) => name)).toEqual([
    'scenario import',
    'data import',
    'data confirm',
    // These need sources; their buttons are tried with their commands.
    'data connect',
    'data refresh',
    'data disconnect',
  ]);
});

const titled = cases.map((one) => ({ ...one, title: one.line ?? one.says }));
// What a button does depends on the reply that it is under, and not on how good the plan in it is.
const planner = thoughtfulPlanner({ draws: 32 });

async function replyOf(tested: TestedFront, { before = [], line, says }: Case): Promise<Seen> {
  let first: Seen | undefined;
  for (const each of before) first ??= await tested.run(each);
  for (const each of before.slice(1)) await tested.run(each);
  if (line !== undefined) return tested.run(line);
  return tested.say(says ?? '', first?.id ?? '');
}

describe.each(Object.keys(fronts))('on %s', (name) => {
  const start = fronts[name] ?? webFront;

  it.each(titled)('the buttons of the reply to $title work after a restart', async (tried) => {
    const parts = program(planner, 'en');
    const tested = await start(parts);
    if (tried.withHistory) {
      await parts.store.histories.saveAfter(tested.workspace, 'ours', historyOf(), tested.ana, 0);
    }
    const { buttons } = await replyOf(tested, tried);
    expect(buttons.map(({ label }) => label)).toEqual(tried.has);
    await tested.restart();
    for (const button of buttons) {
      const { reply, form } = await tested.press(button);
      const works = form !== undefined || reply.tone !== 'error';
      expect({ button: button.label, works, reply: works ? '' : reply.summary }).toEqual({
        button: button.label,
        works: true,
        reply: '',
      });
    }
    expect(await tested.stop()).toEqual([]);
  });

  it('they work or say why not when what they are about has changed, whoever presses them', async () => {
    const parts = program(planner, 'en');
    const tested = await start(parts);
    await tested.run('scenario copy medical Our medical');
    const plan = await tested.run('optimize our-medical');
    const edit = await tested.run('scenario edit our-medical budget=60k');
    const schedule = await tested.run('schedule add our-medical daily 09:00');
    const removal = await tested.run('scenario remove our-medical');
    const pressable = [plan, edit, schedule, removal].flatMap(({ buttons }) => buttons);
    await tested.run('schedule remove 1');
    const channels = (await parts.store.scenarios.get(tested.workspace, 'our-medical'))?.scenario;
    if (channels?.model !== 'advantage') throw new Error('not as expected');
    const renamed = channels.channels.map((channel) => ({
      ...channel,
      id: `new-${channel.id}`,
      aliases: [],
    }));
    await parts.store.scenarios.save(tested.workspace, { ...channels, channels: renamed, groups: [] }, 'x');
    await tested.restart();
    const outcomes: string[] = [];
    for (const who of ['bo', 'ana'] as const) {
      for (const button of pressable) {
        const { reply, form } = await tested.press(button, who);
        expect({ button: button.label, incident: reply.incident }).toEqual({
          button: button.label,
          incident: undefined,
        });
        outcomes.push(form === undefined ? reply.tone : 'form');
      }
    }
    // Some can no more be, and some can.
    expect(new Set(outcomes)).toEqual(new Set(['result', 'info', 'error', 'form']));
    expect(await tested.stop()).toEqual([]);
  });
});
