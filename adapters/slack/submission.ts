import type { ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { Prepared } from '../../src/bot/bot.ts';
import { workspaceOf } from './incoming.ts';
import { slackLimits } from './limits.ts';
import { type FormOrigin, originIn } from './modal.ts';
import { cutText, textFromSlack } from './text-for-slack.ts';

/** A form that somebody filled in and sent. */
export interface Submission {
  /** The same for every delivery of the same submission. */
  readonly delivery: string;
  readonly workspace: string;
  readonly user: string;
  /** Undefined for a form of another version. */
  readonly origin: FormOrigin | undefined;
  /** What was filled in, by field. */
  readonly options: Readonly<Record<string, string>>;
  /** The names of all fields, in order. */
  readonly fields: readonly string[];
}

/** What is wrong with a submission, by field, as Slack shows it in the form. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Reads a submitted modal. Undefined when it names no workspace or nobody. */
export function fromSubmission(body: ViewSubmitAction): Submission | undefined {
  const { view } = body;
  const workspace = workspaceOf(body.team?.id, body.enterprise?.id ?? body.team?.enterprise_id);
  if (!workspace || !body.user?.id) return undefined;
  const values: Record<string, string> = {};
  for (const [field, value] of filledIn(view)) if (value !== '') values[field] = value;
  return {
    delivery: `slack:view:${body.trigger_id || `${view.id}:${view.hash}`}`,
    workspace,
    user: body.user.id,
    origin: originIn(view.private_metadata),
    options: values,
    fields: filledIn(view).map(([field]) => field),
  };
}

function filledIn({ state, blocks }: ViewOutput): [string, string][] {
  const values = new Map(
    Object.entries(state?.values ?? {}).map(([field, elements]) => {
      const [element] = Object.values(elements);
      const value = element?.selected_option?.value ?? element?.value;
      return [field, typeof value === 'string' ? textFromSlack(value).trim() : ''];
    }),
  );
  const inOrder = (blocks ?? []).flatMap((block) => (block.type === 'input' && block.block_id) || []);
  // In the form's order as far as Slack tells it.
  const names = new Set([...inOrder, ...values.keys()]);
  return [...names].map((field) => [field, values.get(field) ?? '']);
}

/**
 * Where in the form a refusal is shown: at its fields, and at the first field where it names none that the form
 * has.
 */
export function fieldErrors(
  { reply, fields: byField = {} }: Pick<Extract<Prepared, { kind: 'refused' }>, 'reply' | 'fields'>,
  fields: readonly string[],
): FieldErrors {
  const [first = ''] = fields;
  const errors = new Map<string, string[]>();
  for (const [name, sentence] of Object.entries(byField)) {
    const place = fields.includes(name) ? name : first;
    errors.set(place, [...(errors.get(place) ?? []), sentence]);
  }
  if (errors.size === 0) errors.set(first, [reply.summary || reply.title]);
  return Object.fromEntries(
    [...errors].map(([name, sentences]) => [name, cutText(sentences.join(' '), slackLimits.fieldError)]),
  );
}
