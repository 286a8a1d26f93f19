import { sampleCharts } from './sample.ts';
import { pictureOf } from './stage.ts';

/** The sample plan's message down to its charts. */
export const planOpening = [
  'Medical: move ¥6.4k/week from brand-partners to patient-app: ¥212k → ¥238k a week (+12%).',
  '**Medical**',
  '**Plan, a week**',
  '```',
  'Channel         Today  Proposed',
  '───────────────────────────────',
  'patient-app      ¥12k    ¥18.4k',
  'brand-partners   ¥20k    ¥13.6k',
  '```',
  'Budget: **¥50k a week**',
  'See why with `explain 12`.',
] as const;

/** The sample plan as a whole Discord message. */
const planContent = [
  ...planOpening,
  '-# Under these assumptions.',
  '-# Proved within 0.004% of the best plan.',
].join('\n');
export const planBody = {
  content: planContent,
  embeds: [
    { color: 0x0072b2, image: { url: 'attachment://contributions.png' } },
    { color: 0x0072b2, image: { url: 'attachment://convergence.png' } },
  ],
  components: [
    {
      type: 1,
      components: [
        { type: 2, style: 1, label: 'Run again', custom_id: 'run:again 12' },
        { type: 2, style: 2, label: 'History', custom_id: 'run:history medical' },
      ],
    },
  ],
  attachments: [
    { id: '0', filename: 'contributions.png', description: sampleCharts.bars.alt },
    { id: '1', filename: 'convergence.png', description: sampleCharts.lines.alt },
  ],
  allowed_mentions: { parse: [], replied_user: false },
};
export const planFiles = [
  { field: 'files[0]', name: 'contributions.png', bytes: pictureOf(sampleCharts.bars).png },
  { field: 'files[1]', name: 'convergence.png', bytes: pictureOf(sampleCharts.lines).png },
];
const problemContent = [
  'I know no scenario called "medcal". Did you mean "medical"?',
  '**Unknown scenario**',
  'Try `optimize medical`.',
].join('\n');
export const problemBody = {
  content: problemContent,
  embeds: [],
  components: [],
  attachments: [],
  allowed_mentions: { parse: [], replied_user: false },
};
