import { element } from './element.js';
import { Refused } from './server.js';
import { say } from './words.js';

/**
 * A command's form. `submit` sends the values; what is wrong comes back by field and stands there, and the first
 * field that is wrong has the focus.
 */
export function formElement({ id, form, language, isSent }, submit) {
  const heading = element('h3', { class: 'title', id: `${id}-title` }, form.title);
  if (isSent) {
    return element('div', {}, heading, element('p', { class: 'quiet' }, say('form.sent', {}, language)));
  }
  const fields = form.fields.map((field) => fieldElement(id, field, language));
  const trouble = element('p', { class: 'error', role: 'alert' });
  const send = element('button', { type: 'submit', class: 'primary' }, form.submit);

  function showErrors(byField) {
    for (const field of fields) field.showError(byField[field.name]);
    fields.find(({ name }) => byField[name] !== undefined)?.control.focus();
  }

  const made = element(
    'form',
    { class: 'form', novalidate: true, 'aria-labelledby': `${id}-title` },
    heading,
    ...fields.map(({ row }) => row),
    trouble,
    element('div', { class: 'actions' }, send),
  );
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (send.disabled) return;
    const options = Object.fromEntries(
      fields.flatMap(({ name, control }) => (control.value.trim() === '' ? [] : [[name, control.value]])),
    );
    send.disabled = true;
    trouble.textContent = '';
    try {
      await submit(options);
      showErrors({});
    } catch (error) {
      const answer = error instanceof Refused ? error.answer : {};
      const wrong = answer.fields ?? {};
      const count = fields.filter(({ name }) => wrong[name] !== undefined).length;
      trouble.textContent =
        count > 0
          ? say('form.wrong', { count }, language)
          : (answer.summary ?? say(`refusals.${error.code ?? 'fault'}`, {}, language));
      showErrors(wrong);
    } finally {
      send.disabled = false;
    }
  });
  return made;
}

function fieldElement(entry, field, language) {
  const id = `${entry}-${field.name}`;
  const common = {
    id,
    name: field.name,
    required: field.required,
    'aria-describedby': `${id}-hint ${id}-error`,
    autocomplete: 'off',
  };
  const control = controlElement(field, common, language);
  const error = element('p', { class: 'error', id: `${id}-error` });
  const row = element(
    'div',
    { class: 'field' },
    element(
      'label',
      { for: id },
      field.label,
      field.required
        ? undefined
        : element('span', { class: 'quiet' }, ` (${say('form.optional', {}, language)})`),
    ),
    control,
    element('p', { class: 'hint', id: `${id}-hint` }, field.hint),
    error,
  );
  return {
    name: field.name,
    row,
    control,
    showError(text) {
      error.textContent = text ?? '';
      if (text === undefined) control.removeAttribute('aria-invalid');
      else control.setAttribute('aria-invalid', 'true');
    },
  };
}

function controlElement(field, common, language) {
  if (field.kind === 'choice') {
    const select = element(
      'select',
      common,
      element('option', { value: '' }, say('form.choose', {}, language)),
      ...(field.choices ?? []).map(({ value, label }) => element('option', { value }, label[language])),
    );
    select.value = field.initial ?? '';
    return select;
  }
  const control = element(field.kind === 'paragraph' ? 'textarea' : 'input', {
    ...common,
    ...(field.kind === 'paragraph' ? { rows: 4 } : { type: 'text' }),
  });
  control.value = field.initial ?? '';
  return control;
}
