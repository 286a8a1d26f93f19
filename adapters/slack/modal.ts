import { z } from 'zod';
import type { Language } from '../../src/bot/chart.ts';
import type { Choice } from '../../src/bot/command.ts';
import type { Form, FormField } from '../../src/bot/form.ts';
import { wordsFor } from '../../src/bot/language/words.ts';
import { type PlainText, plainText } from './blocks.ts';
import { slackLimits } from './limits.ts';
import { cutText } from './text-for-slack.ts';

/** A form as Slack shows it. */
export interface Modal {
  readonly type: 'modal';
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly title: PlainText;
  readonly submit: PlainText;
  readonly close: PlainText;
  readonly blocks: readonly InputBlock[];
}

interface InputBlock {
  readonly type: 'input';
  /** The field's name: what is wrong is told by it, too. */
  readonly block_id: string;
  readonly optional: boolean;
  readonly label: PlainText;
  readonly hint?: PlainText;
  readonly element: TextInput | Select;
}

interface TextInput {
  readonly type: 'plain_text_input';
  readonly action_id: string;
  readonly multiline: boolean;
  readonly initial_value?: string;
}

interface Option {
  readonly text: PlainText;
  readonly value: string;
}

interface Select {
  readonly type: 'static_select';
  readonly action_id: string;
  readonly options: readonly Option[];
  readonly initial_option?: Option;
}

/** What marks our forms. */
export const formCallback = 'channels-form';

/**
 * Where a form was asked for. All of it goes along with the form, so that it can be sent back to any process, also
 * to one that was started since.
 */
const originShape = z.strictObject({
  command: z.string().min(1).max(100),
  channel: z.string().regex(/^[A-Z0-9]{2,40}$/),
  channelName: z.string().max(200).optional(),
  threadTs: z
    .string()
    .regex(/^\d{1,12}\.\d{1,9}$/)
    .optional(),
  responseUrl: z.string().max(500).optional(),
  language: z.enum(['en', 'zh']),
});

export type FormOrigin = z.infer<typeof originShape>;

/** What a form carries along, read back; undefined for one that is not of this version. */
export function originIn(privateMetadata: string): FormOrigin | undefined {
  try {
    return originShape.safeParse(JSON.parse(privateMetadata)).data;
  } catch {
    return undefined;
  }
}

/** The form as a modal that keeps Slack's limits; undefined for one that Slack cannot show. */
export function modalOf(form: Form, origin: FormOrigin): Modal | undefined {
  const metadata = JSON.stringify(origin);
  if (form.fields.length === 0 || metadata.length > slackLimits.modalMetadata) return undefined;
  const words = wordsFor(origin.language);
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: metadata,
    title: plainText(form.title, slackLimits.modalButton),
    submit: plainText(form.submit, slackLimits.modalButton),
    close: plainText(words.say('slack.form.cancel'), slackLimits.modalButton),
    blocks: form.fields.map((field) => inputBlock(field, origin.language)),
  };
}

function inputBlock(field: FormField, language: Language): InputBlock {
  const options = field.kind === 'choice' ? optionsOf(field.choices ?? [], language) : undefined;
  return {
    type: 'input',
    block_id: field.name,
    optional: !field.required,
    label: plainText(field.label.trim() || field.name, slackLimits.inputText),
    ...(field.hint.trim() && { hint: plainText(field.hint, slackLimits.inputText) }),
    element: options ? select(options, field.initial) : textInput(field),
  };
}

/** Undefined when Slack's lists cannot hold the choices: then the field is one to type into. */
function optionsOf(choices: readonly Choice[], language: Language): Option[] | undefined {
  const options = choices.map(({ value, label }) => ({
    text: plainText(label[language].trim() || value, slackLimits.optionText),
    value,
  }));
  const fits =
    options.length > 0 &&
    options.length <= slackLimits.selectOptions &&
    new Set(choices.map(({ value }) => value)).size === options.length &&
    options.every(({ value }) => value.length > 0 && value.length <= slackLimits.optionValue);
  return fits ? options : undefined;
}

function select(options: readonly Option[], initial: string | undefined): Select {
  const chosen = options.find(({ value }) => value === initial);
  return {
    type: 'static_select',
    action_id: 'value',
    options,
    ...(chosen && { initial_option: chosen }),
  };
}

function textInput({ kind, initial }: FormField): TextInput {
  return {
    type: 'plain_text_input',
    action_id: 'value',
    multiline: kind === 'paragraph',
    // What is typed is literal: no escapes.
    ...(initial && { initial_value: cutText(initial, slackLimits.inputValue) }),
  };
}
