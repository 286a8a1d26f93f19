import {
  type APIComponentInLabel,
  type APIEmbed,
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import type { Language } from '../../src/bot/chart.ts';
import type { Form, FormField } from '../../src/bot/form.ts';
import type { ChosenOptions } from '../../src/bot/invocation.ts';
import { type Words, wordsFor } from '../../src/bot/language/words.ts';
import { offeredChoice } from './definition.ts';
import { limits } from './limits.ts';
import { codeBlock, cutText, escapeMarkup, textOfCodeBlock } from './markup.ts';
import type { OutgoingMessage } from './message.ts';

/**
 * Forms in Discord are modals. Nothing about an open one is kept here: its id names the command, so that it can be sent
 * back to a process that was started since. Discord cannot mark a field of a form as wrong, nor leave it open; what is
 * wrong comes as a message, which shows what was entered and has a button that opens the form again. That message
 * itself holds the values: the press brings it back.
 */

/** What the custom_id of a form begins with; the command follows. */
const formPrefix = 'form:';
/** What the custom_id of a button that opens a form begins with; the command follows. */
const openPrefix = 'fill:';

/** What stood in the fields, by their names as people see them. */
export type Entered = ReadonlyMap<string, string>;

const after = (prefix: string, id: string) =>
  id.startsWith(prefix) && id.length > prefix.length ? id.slice(prefix.length) : undefined;

/** The command whose form a button opens; undefined when it is no button of that kind. */
export const commandOfOpener = (customId: string): string | undefined => after(openPrefix, customId);

/** What somebody calls a field: as the form does, else the name of its argument in their language. */
function shownName(words: Words, command: string, field: string): string {
  const name =
    words.find(`forms.${command}.fields.${field}`) ??
    words.find(`commands.${command}.args.${field}.name`) ??
    field;
  return cutText(name, limits.embedFieldName);
}

/** A form as Discord's modal, filled in with what was entered before, where that fits. */
export function modalOf(
  form: Form,
  language: Language,
  entered: Entered = new Map(),
): APIModalInteractionResponseCallbackData {
  const words = wordsFor(language);
  return {
    custom_id: `${formPrefix}${form.command}`,
    title: cutText(form.title.trim(), limits.formTitle) || form.command,
    components: form.fields.slice(0, limits.formFields).map((field) => {
      const value = entered.get(shownName(words, form.command, field.name)) ?? field.initial ?? '';
      const hint = field.hint.trim();
      return {
        type: ComponentType.Label,
        label: cutText(field.label.trim(), limits.formLabel) || field.name,
        // What stands in a field hides its placeholder; then the hint goes above it.
        ...(value === '' || hint === '' ? {} : { description: cutText(hint, limits.formDescription) }),
        component: componentOf(field, language, value),
      };
    }),
  };
}

function componentOf(field: FormField, language: Language, value: string): APIComponentInLabel {
  const common = {
    custom_id: field.name,
    required: field.required,
    ...(field.hint.trim() === '' ? {} : { placeholder: cutText(field.hint.trim(), limits.formPlaceholder) }),
  };
  const options = field.kind === 'choice' ? optionsOf(field, language, value) : [];
  if (options.length > 0) {
    return {
      type: ComponentType.StringSelect,
      ...common,
      // Discord refuses "required" together with a least number of 0, and without it nobody could choose nothing.
      ...(field.required ? {} : { min_values: 0 }),
      options,
    };
  }
  const isLong = field.kind === 'paragraph';
  const text = isLong ? value : value.replace(/\s*\n\s*/g, ' ');
  return {
    type: ComponentType.TextInput,
    ...common,
    style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
    ...(text === '' || text.length > limits.formValue ? {} : { value: text }),
  };
}

/**
 * The choices that Discord can take: with a value that fits, each once. What was chosen before is one of them, also
 * where it is none any more (`medical@3`): it is refused by who reads it, and not changed unawares.
 */
function optionsOf({ choices = [] }: FormField, language: Language, value: string) {
  const options = new Map<string, { label: string; value: string; default?: true }>();
  const isKnown = value === '' || choices.some((choice) => choice.value === value);
  const before = isKnown ? [] : [{ value, label: { en: value, zh: value } }];
  for (const choice of [...before, ...choices]) {
    const offered = offeredChoice(choice, language);
    if (offered === undefined || options.has(offered.value) || options.size === limits.choices) continue;
    options.set(offered.value, {
      label: offered.name,
      value: offered.value,
      ...(offered.value === value ? { default: true as const } : {}),
    });
  }
  return [...options.values()];
}

/** What was sent in a form, as a request; undefined when it is no form of ours. Fields left empty are left out. */
export function submittedOptions({ customId, fields }: ModalSubmitInteraction): ChosenOptions | undefined {
  const command = after(formPrefix, customId);
  if (command === undefined) return undefined;
  const options: Record<string, string> = {};
  for (const [name, field] of fields.fields) {
    const value: unknown =
      'value' in field ? field.value : 'values' in field ? Array.from(field.values ?? [])[0] : undefined;
    if (typeof name === 'string' && typeof value === 'string' && value.trim() !== '') options[name] = value;
  }
  return { kind: 'options', command, options };
}

/**
 * Adds to a message a button that opens a form, and shows what was entered in it before, which the form then holds
 * again. A value that is too long to be shown, some thousand characters, is not kept.
 */
export function withForm(
  message: OutgoingMessage,
  command: string,
  language: Language,
  options: Readonly<Record<string, string>> = {},
): OutgoingMessage {
  const words = wordsFor(language);
  const title = words.say('discord.form.entered');
  let room = limits.embedTotal - title.length - message.embeds.reduce((sum, each) => sum + sizeOf(each), 0);
  const fields = Object.entries(options).flatMap(([option, text]) => {
    const name = shownName(words, command, option);
    const value = codeBlock(text);
    if (value.length > limits.embedFieldValue || name.length + value.length > room) return [];
    room -= name.length + value.length;
    return [{ name: escapeMarkup(name), value }];
  });
  const custom_id = `${openPrefix}${command}`;
  const isShown = fields.length > 0 && message.embeds.length < limits.embeds;
  const label = words.say(Object.keys(options).length === 0 ? 'discord.form.open' : 'discord.form.again');
  const button = { type: ComponentType.Button, style: ButtonStyle.Primary, label, custom_id } as const;
  return {
    ...message,
    embeds: isShown ? [...message.embeds, { title, fields }] : message.embeds,
    components:
      custom_id.length > limits.customId
        ? message.components
        : [
            { type: ComponentType.ActionRow, components: [button] },
            ...message.components.slice(0, limits.rows - 1),
          ],
  };
}

const sizeOf = ({ title = '', description = '' }: APIEmbed) => title.length + description.length;

/** What a message says was entered, out of its embeds. */
export function enteredIn(embeds: readonly Pick<APIEmbed, 'fields'>[]): Entered {
  const entered = new Map<string, string>();
  for (const { name, value } of embeds.flatMap(({ fields }) => fields ?? [])) {
    const text = textOfCodeBlock(value);
    if (text !== undefined) entered.set(name.replaceAll('\\', ''), text);
  }
  return entered;
}
