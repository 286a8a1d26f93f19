import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  CreatePrivateChannelRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { z } from 'zod/mini';
import { messageBody, type OutgoingMessage } from '../../../adapters/discord/message.ts';

/** A request as the double received it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
  readonly files: readonly { readonly field: string; readonly name: string; readonly bytes: Uint8Array }[];
}

/** The published schema of each body that the front sends. */
const schemas: readonly { readonly method: string; readonly path: RegExp; readonly schema: z.ZodMiniType }[] =
  [
    {
      method: 'POST',
      path: /^\/interactions\/\d+\/[^/]+\/callback$/,
      schema: z.union([
        CreateMessageInteractionCallbackRequestSchema,
        UpdateMessageInteractionCallbackRequestSchema,
        ApplicationCommandAutocompleteCallbackRequestSchema,
        ModalInteractionCallbackRequestSchema,
      ]),
    },
    {
      method: 'PATCH',
      path: /^\/webhooks\/\d+\/[^/]+\/messages\//,
      schema: IncomingWebhookUpdateRequestPartialSchema,
    },
    { method: 'POST', path: /^\/webhooks\/\d+\/[^/]+$/, schema: IncomingWebhookRequestPartialSchema },
    { method: 'POST', path: /^\/channels\/\d+\/messages$/, schema: MessageCreateRequestSchema },
    { method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/, schema: MessageEditRequestPartialSchema },
    { method: 'POST', path: /^\/users\/@me\/channels$/, schema: CreatePrivateChannelRequestSchema },
    {
      method: 'PUT',
      path: /^\/applications\/\d+(?:\/guilds\/\d+)?\/commands$/,
      schema: z.array(ApplicationCommandUpdateRequestSchema),
    },
  ];

const image = z.object({ url: z.string() });
const embed = z.looseObject({
  title: z.optional(z.string()),
  description: z.optional(z.string()),
  image: z.optional(image),
  fields: z.optional(z.array(z.object({ name: z.string(), value: z.string() }))),
});
const button = z.looseObject({ custom_id: z.string(), label: z.string() });
const message = z.looseObject({
  content: z.string(),
  embeds: z.array(embed),
  components: z.array(z.looseObject({ components: z.array(button) })),
  attachments: z.array(z.object({ id: z.string(), filename: z.string(), description: z.string() })),
  allowed_mentions: z.unknown(),
  nonce: z.optional(z.string()),
  enforce_nonce: z.optional(z.boolean()),
});

/** Text outside of code, where mentions and links would count. */
const outsideCode = (text: string) => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');

const traps: readonly (readonly [string, RegExp])[] = [
  ['a mention', /(?<!\\)<(?:@[!&]?|#)\d/],
  ['@everyone or @here', /@(?:everyone|here)/i],
  ['a link', /https?:\/\//],
  ['a masked link', /(?<!\\)\[[^\]]*(?<!\\)\]\(/],
  ['a custom emoji', /(?<!\\)<a?:/],
];

/** What is wrong with a message: the checker's own numbers, taken from Discord's documentation. */
function messageProblems(body: unknown, files: Received['files']): string[] {
  const parsed = message.safeParse(body);
  if (!parsed.success) return [`not a whole message: ${parsed.error.message}`];
  const { content, embeds, components, attachments, nonce } = parsed.data;
  const problems: string[] = [];
  const most = (what: string, count: number, limit: number) => {
    if (count > limit) problems.push(`${what}: ${count}, at most ${limit}`);
  };
  most('content', content.length, 2000);
  most('embeds', embeds.length, 10);
  let embedTotal = 0;
  for (const each of embeds) {
    most('embed title', each.title?.length ?? 0, 256);
    most('embed description', each.description?.length ?? 0, 4096);
    embedTotal += (each.title?.length ?? 0) + (each.description?.length ?? 0);
    most('embed fields', each.fields?.length ?? 0, 25);
    for (const field of each.fields ?? []) {
      most('embed field name', field.name.length, 256);
      most('embed field value', field.value.length, 1024);
      if (field.name.trim() === '' || field.value.trim() === '') problems.push('an empty embed field');
      embedTotal += field.name.length + field.value.length;
    }
    const name = each.image?.url.replace(/^attachment:\/\//, '');
    if (name !== undefined && !attachments.some((file) => file.filename === name))
      problems.push(`an embed shows ${name}, which is not attached`);
  }
  most('embed text', embedTotal, 6000);
  most('rows', components.length, 5);
  const ids = components.flatMap((row) => row.components.map((each) => each.custom_id));
  if (new Set(ids).size !== ids.length) problems.push('two buttons with one custom_id');
  for (const row of components) {
    most('buttons in a row', row.components.length, 5);
    if (row.components.length === 0) problems.push('an empty row');
    for (const each of row.components) {
      most('custom_id', each.custom_id.length, 100);
      most('button label', each.label.length, 80);
      if (each.custom_id === '' || each.label.trim() === '') problems.push('a button without id or label');
    }
  }
  most('attachments', attachments.length, 10);
  attachments.forEach((attachment, index) => {
    most('alt text', attachment.description.length, 1024);
    const file = files.find((each) => each.field === `files[${attachment.id}]`);
    if (file?.name !== attachment.filename) problems.push(`attachment ${index} has no file of its name`);
  });
  if (files.length !== attachments.length)
    problems.push(`${files.length} files, ${attachments.length} attachments`);
  if (new Set(attachments.map((each) => each.filename)).size !== attachments.length)
    problems.push('two attachments with one name');
  if (content.trim() === '' && embeds.length === 0 && files.length === 0) problems.push('an empty message');
  most('nonce', nonce?.length ?? 0, 25);
  if (JSON.stringify(parsed.data.allowed_mentions) !== '{"parse":[],"replied_user":false}')
    problems.push(`mentions are allowed: ${JSON.stringify(parsed.data.allowed_mentions)}`);
  const fieldTexts = embeds.flatMap(({ fields = [] }) => fields.flatMap(({ name, value }) => [name, value]));
  for (const text of [content, ...embeds.map((each) => each.description ?? ''), ...fieldTexts]) {
    if ((text.split('```').length - 1) % 2 !== 0) problems.push('a code block is left open');
    if (!text.isWellFormed()) problems.push('half a character');
    for (const [what, pattern] of traps) {
      if (pattern.test(outsideCode(text))) problems.push(`${what} in: ${text.slice(0, 300)}`);
    }
  }
  return problems;
}

const modalField = z.looseObject({
  type: z.number(),
  custom_id: z.string(),
  label: z.optional(z.unknown()),
  required: z.optional(z.boolean()),
  min_values: z.optional(z.number()),
  options: z.optional(
    z.array(z.object({ value: z.string(), label: z.string(), default: z.optional(z.boolean()) })),
  ),
});
const modal = z.object({
  type: z.literal(9),
  data: z.object({
    custom_id: z.string(),
    title: z.string(),
    components: z.array(
      z.object({
        type: z.literal(18),
        label: z.string(),
        description: z.optional(z.string()),
        component: modalField,
      }),
    ),
  }),
});

/** What is wrong with a form, beyond its schema: Discord's documentation, and what its issues tell. */
function formProblems(body: unknown): string[] {
  const parsed = modal.safeParse(body);
  if (!parsed.success) return [`not a form of labels: ${parsed.error.message}`];
  const { title, components } = parsed.data.data;
  const problems: string[] = [];
  if (components.length > 5) problems.push(`fields: ${components.length}, at most 5`);
  const ids = components.map(({ component }) => component.custom_id);
  if (new Set(ids).size !== ids.length) problems.push('two fields with one custom_id');
  if ([title, ...components.map(({ label }) => label)].some((text) => text.trim() === ''))
    problems.push('a form or field without a name');
  for (const { component } of components) {
    if (component.label !== undefined) problems.push('a label inside of a label');
    if (component.required !== false && component.min_values === 0)
      problems.push('a required choice of nothing');
    const values = component.options?.map(({ value }) => value) ?? [];
    if (new Set(values).size !== values.length) problems.push('two choices with one value');
    if ((component.options?.filter((each) => each.default === true).length ?? 0) > 1)
      problems.push('two choices are chosen');
  }
  return problems;
}

/** Whether a request opens a form. */
export const isForm = ({ path, body }: Pick<Received, 'path' | 'body'>) =>
  /\/callback$/.test(path) && z.looseObject({ type: z.literal(9) }).safeParse(body).success;

/** The message in a request body: itself, or the data of an interaction's answer. */
function messageIn({ method, path, body }: Received): unknown {
  if (/\/callback$/.test(path)) {
    const answer = z.looseObject({ type: z.number(), data: z.optional(z.unknown()) }).safeParse(body);
    return answer.success && answer.data.type === 4 ? answer.data.data : undefined;
  }
  return /\/messages(?:\/|$)|^\/webhooks\//.test(path) && method !== 'DELETE' ? body : undefined;
}

/** What Discord would refuse about a request, or we must never send. */
export function requestProblems(received: Received): string[] {
  if (['GET', 'DELETE'].includes(received.method) || received.path.endsWith('/typing')) return [];
  const rule = schemas.find(({ method, path }) => method === received.method && path.test(received.path));
  if (rule === undefined) return [`no schema for ${received.method} ${received.path}`];
  const problems: string[] = [];
  const parsed = rule.schema.safeParse(received.body);
  if (!parsed.success) problems.push(`schema: ${z.prettifyError(parsed.error)}`);
  // The schemas drop unknown keys: what is left must be what was sent.
  else if (JSON.stringify(sorted(parsed.data)) !== JSON.stringify(sorted(received.body)))
    problems.push(`keys that are not in the schema: ${JSON.stringify(received.body)}`);
  const found = messageIn(received);
  if (found !== undefined) problems.push(...messageProblems(found, received.files));
  if (isForm(received)) problems.push(...formProblems(received.body));
  return problems.map((problem) => `${received.method} ${received.path}: ${problem}`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, sorted(each)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What Discord would refuse of a message. */
export function refusalsOf(message: OutgoingMessage): string[] {
  const files = message.files.map(({ name, bytes }, i) => ({ field: `files[${i}]`, name, bytes }));
  const request = { method: 'POST', path: '/channels/1/messages', authorization: undefined };
  return requestProblems({ ...request, files, body: messageBody(message) });
}
