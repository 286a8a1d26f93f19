import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What goes out, as the cases name it. */
const outputs = ['slack', 'discord', 'terminal', 'web', 'chart-svg', 'chart-request'] as const;
export type Output = (typeof outputs)[number];

const common = z.strictObject({
  id: z.string(),
  kind: z.enum([
    'names',
    'numbers',
    'limits',
    'goals',
    'json',
    'encodings',
    'sizes',
    'markup',
    'injection',
    'payloads',
  ]),
  expect: z.enum(['refuse', 'accept']),
  because: z.string(),
  note: z.string().optional(),
  sameAs: z.string().optional(),
  status: z.enum(['200', '4xx']).optional(),
  silent: z.literal(true).optional(),
  names: z.array(z.string()),
  never: z.array(z.string()),
  neverIn: z.record(z.string(), z.array(z.enum(outputs))).optional(),
});

const generated = z.strictObject({
  generate: z.strictObject({
    what: z.enum(['repeat-limit', 'long-name', 'many-channels', 'deep-json', 'big-file']),
    count: z.int().positive(),
  }),
});
const tampered = z.strictObject({
  from: z.string(),
  tamper: z.discriminatedUnion('how', [
    z.strictObject({ how: z.literal('truncate'), keep: z.number() }),
    z.strictObject({ how: z.literal('set'), value: z.string() }),
    z.strictObject({ how: z.literal('remove') }),
  ]),
});
const slackRequest = z.strictObject({
  post: z.enum(['command', 'interactivity']),
  contentType: z.string(),
  ageSeconds: z.number(),
  signature: z.string(),
  timestamp: z.string().optional(),
  form: z.record(z.string(), z.string()).optional(),
  payload: z.unknown().optional(),
  rawBody: z.string().optional(),
  button: tampered.optional(),
});

const commandCase = common.extend({
  via: z.literal('command'),
  front: z.literal('terminal').optional(),
  input: z.union([z.string(), generated]),
});
const fileCase = common.extend({
  via: z.literal('scenario-file'),
  input: z.union([
    z.strictObject({ text: z.string() }),
    z.strictObject({ bytesBase64: z.base64() }),
    generated,
  ]),
});
const slackCase = common.extend({ via: z.literal('slack'), input: slackRequest });
const discordCase = common.extend({
  via: z.literal('discord'),
  input: z.union([
    z.strictObject({ button: tampered }),
    z.looseObject({ type: z.int(), id: z.string(), token: z.string() }),
  ]),
});

export type Case = z.infer<typeof common>;
export type Tampering = z.infer<typeof tampered>['tamper'];
export type SlackRequest = z.infer<typeof slackRequest>;
export type DiscordCase = z.infer<typeof discordCase>;
type Generated = z.infer<typeof generated>['generate'];

/** Every case, in the order in which they were written down. */
export const cases = z
  .array(z.discriminatedUnion('via', [commandCase, fileCase, slackCase, discordCase]))
  .parse(JSON.parse(readFileSync(new URL('../fixtures/malformed/inputs.json', import.meta.url), 'utf8')));

/** The text after `/channels` of a command case. */
export function lineOf({ input }: z.infer<typeof commandCase>): string {
  if (typeof input === 'string') return input;
  const { what, count } = input.generate;
  if (what === 'long-name') return `optimize ${'a'.repeat(count)}`;
  if (what !== 'repeat-limit') throw new Error(`no command is made by ${what}`);
  const limits = Array.from({ length: count }, (_, index) => `app<=${index + 1}`);
  return `optimize customer-service ${limits.join(' ')}`;
}

/** The bytes of a scenario file's case. */
export function bytesOf({ input }: z.infer<typeof fileCase>): Uint8Array {
  if ('text' in input) return Buffer.from(input.text, 'utf8');
  if ('bytesBase64' in input) return Buffer.from(input.bytesBase64, 'base64');
  return Buffer.from(generatedFile(input.generate), 'utf8');
}

function generatedFile({ what, count }: Generated): string {
  switch (what) {
    case 'deep-json':
      return '['.repeat(count) + ']'.repeat(count);
    case 'big-file':
      return modelText().padEnd(count, ' ');
    case 'long-name': {
      const scenario = modelFile();
      const [first, ...others] = scenario.channels;
      const named = { ...first, names: { ...first?.names, en: 'a'.repeat(count) } };
      return JSON.stringify({ ...scenario, channels: [named, ...others] });
    }
    case 'many-channels': {
      const scenario = modelFile();
      const channels = Array.from({ length: count }, (_, index) => ({
        ...scenario.channels[0],
        id: `channel-${index + 1}`,
        names: { en: `Channel ${index + 1}` },
        share: 1 / count,
        today: 20_000 / count,
      }));
      return JSON.stringify({ ...scenario, channels, groups: [] });
    }
    case 'repeat-limit':
      throw new Error('no file is made by repeat-limit');
  }
}

/** The file that the other advantage files depart from. */
function modelText(): string {
  const model = cases.find(({ id }) => id === 'json-01');
  if (model?.via !== 'scenario-file' || !('text' in model.input)) throw new Error('json-01 has no text');
  return model.input.text;
}

const modelShape = z.looseObject({
  channels: z.array(z.looseObject({ names: z.record(z.string(), z.string()) })),
});
const modelFile = () => modelShape.parse(JSON.parse(modelText()));

/** What is left of a button's value after tampering; undefined when it was taken away. */
export function tamperedValue(value: string, tamper: Tampering): string | undefined {
  if (tamper.how === 'remove') return undefined;
  return tamper.how === 'set' ? tamper.value : value.slice(0, Math.floor(value.length * tamper.keep));
}
