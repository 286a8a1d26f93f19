import { type ArgumentKind, type Choice, defineCommand } from '../../../src/bot/command.ts';
import type { Form } from '../../../src/bot/form.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { barChart, lineChart } from '../../fixtures/charts.ts';

/** Text as it was typed: the tests look at what the front hands over, not at what is read from it. */
export const anyText: ArgumentKind<string> = { name: 'text', read: (text) => text };

const scenarios: readonly Choice[] = [
  { value: 'medical', label: { en: 'Medical', zh: '智慧医疗' } },
  { value: 'driving', label: { en: 'Driving', zh: '自动驾驶' } },
];
const scenarioName: ArgumentKind<string> = {
  name: 'scenario',
  read: (text) => text,
  complete: (typed) => Promise.resolve(scenarios.filter(({ value }) => value.startsWith(typed))),
};
const riskChoice: ArgumentKind<string> = {
  name: 'risk',
  read: (text) => text,
  choices: [
    { value: 'mean', label: { en: 'Expected', zh: '期望' } },
    { value: 'cautious', label: { en: 'Cautious', zh: '稳健' } },
  ],
};

const nothing = () => Promise.reject(new Error('the bot of these tests answers by itself'));

/** A command that asks by a form for what it is not told. */
export const formCommand = defineCommand({
  name: 'survey add',
  examples: ['survey add medical weekly mon 09:00'],
  audience: 'channel',
  args: {
    scenario: { kind: scenarioName, required: true, position: 0, example: 'medical' },
    when: { kind: anyText, required: true, position: 1, example: 'weekly mon 09:00' },
    risk: { kind: riskChoice, required: false, example: 'cautious' },
    limits: { kind: anyText, required: false, collects: 'limits', example: 'app<=20k' },
    zone: { kind: anyText, required: false, example: 'Europe/Berlin' },
  },
  form: ['scenario', 'when', 'risk', 'limits', 'zone'],
  run: nothing,
});

/** Its form, as the bot gives it. */
export const sampleForm: Form = {
  command: 'survey add',
  title: 'A report that comes by itself',
  submit: 'Make it',
  fields: [
    {
      name: 'scenario',
      label: 'Scenario',
      hint: 'Which one is worked out',
      kind: 'choice',
      required: true,
      initial: 'medical',
      choices: scenarios,
    },
    { name: 'when', label: 'When', hint: 'weekly mon 09:00', kind: 'line', required: true },
    {
      name: 'risk',
      label: 'Attitude to risk',
      hint: 'Best on average unless told',
      kind: 'choice',
      required: false,
      choices: riskChoice.choices ?? [],
    },
    { name: 'limits', label: 'Limits', hint: 'app<=20k, website>=5k', kind: 'paragraph', required: false },
    {
      name: 'zone',
      label: 'Time zone',
      hint: 'Europe/Berlin',
      kind: 'line',
      required: false,
      initial: 'UTC',
    },
  ],
};

/** Commands in the forms that a declaration can have. */
export const sampleCommands = [
  defineCommand({
    name: 'optimize',
    examples: ['optimize medical'],
    audience: 'channel',
    args: {
      budget: { kind: anyText, required: false, example: '50k' },
      scenario: { kind: scenarioName, required: true, position: 0, example: 'medical' },
      risk: { kind: riskChoice, required: false, example: 'cautious' },
      limits: { kind: anyText, required: false, collects: 'limits', example: 'app<=20k, website>=5k' },
    },
    run: nothing,
  }),
  defineCommand({
    name: 'scenario list',
    examples: ['scenario list'],
    audience: 'caller',
    args: {},
    run: nothing,
  }),
  defineCommand({
    name: 'scenario show',
    examples: ['scenario show medical'],
    audience: 'caller',
    args: { scenario: { kind: scenarioName, required: true, position: 0, example: 'medical' } },
    run: nothing,
  }),
];

const bars = barChart({
  title: 'patient-app earns the most',
  alt: 'patient-app 90k, brand-partners 40k a week',
  categories: [
    { label: 'patient-app', key: 'patient-app' },
    { label: 'brand-partners', key: 'brand-partners' },
  ],
  series: [{ name: 'Proposed', role: 'after', values: [90_000, 40_000], labels: ['¥90k', '¥40k'] }],
});
const lines = lineChart({
  title: 'Proved within 0.004%',
  alt: 'Best value and bound meet after 12 iterations',
  series: [{ name: 'Best', role: 'best', shape: 'steps', points: [{ x: 0, y: 1 }] }],
});
export const sampleCharts = { bars, lines };

/** A whole answer, with every kind of block. */
export const planReply: Reply = {
  tone: 'result',
  audience: 'channel',
  language: 'en',
  title: 'Medical',
  summary: 'Medical: move ¥6.4k/week from brand-partners to patient-app: ¥212k → ¥238k a week (+12%).',
  blocks: [
    {
      kind: 'table',
      table: {
        caption: 'Plan, a week',
        columns: [
          { title: 'Channel', align: 'left' },
          { title: 'Today', align: 'right' },
          { title: 'Proposed', align: 'right' },
        ],
        rows: [
          ['patient-app', '¥12k', '¥18.4k'],
          ['brand-partners', '¥20k', '¥13.6k'],
        ],
      },
    },
    { kind: 'facts', facts: [{ label: 'Budget', value: '¥50k a week' }] },
    { kind: 'text', spans: ['See why with ', { text: 'explain 12', style: 'code' }, '.'] },
    { kind: 'chart', chart: bars },
    { kind: 'chart', chart: lines },
    { kind: 'caveats', items: ['Under these assumptions.', 'Proved within 0.004% of the best plan.'] },
    {
      kind: 'actions',
      actions: [
        { label: 'Run again', line: 'again 12', emphasis: 'primary' },
        { label: 'History', line: 'history medical' },
      ],
    },
  ],
};

/** What goes wrong with a request: short, for the caller only. */
export const problemReply: Reply = {
  tone: 'error',
  audience: 'caller',
  language: 'en',
  title: 'Unknown scenario',
  summary: 'I know no scenario called "medcal". Did you mean "medical"?',
  blocks: [{ kind: 'text', spans: ['Try ', { text: 'optimize medical', style: 'code' }, '.'] }],
};

/** Names as bad as people can make them, 80 characters each. */
export function badName(index: number): string {
  const kinds = [
    '医疗渠道非常长的名字',
    '👩‍👩‍👧‍👦🚀',
    '**bold** _it_ ~~no~~ `code` ||x|| ',
    '@everyone <@400000000000000001> <#3> ',
    '[press](https://evil.example) discord.gg/abc ',
    '``` \\ <:smile:1> :joy: # > - 1. ',
  ];
  const unit = kinds[index % kinds.length] ?? '';
  let name = `${index} `;
  while ((name + unit).length <= 80) name += unit;
  return name;
}

/** An answer about 40 channels with such names, and a lot of everything else. */
export function hugeReply(): Reply {
  const names = Array.from({ length: 40 }, (_, index) => badName(index));
  return {
    ...planReply,
    title: badName(2),
    summary: `${badName(3)}: ${names.join(', ')}`,
    blocks: [
      { kind: 'text', spans: names.map((name) => ({ text: name, style: 'strong' as const })) },
      {
        kind: 'table',
        table: {
          caption: badName(4),
          columns: [
            { title: 'Channel', align: 'left' },
            ...['Today', 'Proposed', 'Change', 'Contribution', 'Marginal return'].map((title) => ({
              title,
              align: 'right' as const,
            })),
          ],
          rows: names.map((name) => [name, '¥12.3k', '¥18.4k', '+¥6.1k', '¥90.1k', '1.23']),
        },
      },
      { kind: 'facts', facts: names.map((name) => ({ label: name, value: name })) },
      ...Array.from({ length: 12 }, (_, index) => ({
        kind: 'chart' as const,
        chart: { ...bars, id: `chart ${index}`, title: badName(index), alt: names.join(' ').repeat(3) },
      })),
      { kind: 'caveats', items: names },
      {
        kind: 'actions',
        actions: Array.from({ length: 40 }, (_, index) => ({
          label: badName(index).repeat(2),
          line: `explain ${index} ${'x'.repeat(index * 3)}`,
        })),
      },
    ],
  };
}
