import { element } from './element.js';
import { Refused } from './server.js';
import { say } from './words.js';

/** Most lines that the arrow keys recall. */
const longestHistory = 100;
/** Most files with one message, and the size of one in bytes. */
const mostFiles = 4;
const largestFile = 20 * 1_048_576;

/** What was sent from this page, for the arrow keys; all boxes share it. */
const history = [];

/**
 * A box to write in. Enter sends, Shift+Enter begins a new line, the arrows recall what was sent. `send` gets the text
 * and the files; when it throws, everything stays as it was, with the reason below.
 */
export function createComposer({ id, labelKey, placeholderKey, withFiles, send }) {
  const box = element('textarea', {
    id,
    rows: 1,
    'data-placeholder': placeholderKey,
    placeholder: say(placeholderKey),
    'aria-describedby': `${id}-help ${id}-error`,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
  });
  const error = element('p', { class: 'error', id: `${id}-error`, role: 'alert' });
  const chips = element('ul', { class: 'chips' });
  const picker = element('input', {
    type: 'file',
    multiple: true,
    accept: '.json,.csv,.tsv,.txt,.xlsx,application/json,text/csv',
    class: 'hidden',
    tabindex: '-1',
    'aria-hidden': 'true',
  });
  const attach = element(
    'button',
    {
      type: 'button',
      class: 'attach',
      'data-label': 'composer.attach',
      'aria-label': say('composer.attach'),
    },
    '+',
  );
  const submit = element('button', { type: 'submit', class: 'primary', 'data-text': 'composer.send' });
  submit.textContent = say('composer.send');
  let files = [];
  let recalled = -1;
  let draft = '';
  let sending = Promise.resolve();

  const form = element(
    'form',
    { class: 'composer', novalidate: true },
    element('label', { for: id, class: 'hidden', 'data-text': labelKey }, say(labelKey)),
    withFiles ? attach : undefined,
    box,
    submit,
    withFiles ? picker : undefined,
    chips,
    element('p', { class: 'hint', id: `${id}-help`, 'data-text': 'composer.help' }, say('composer.help')),
    error,
  );

  function grow() {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight + 2, 200)}px`;
  }

  function showChips() {
    chips.replaceChildren(
      ...files.map((file) =>
        element(
          'li',
          {},
          file.name,
          element(
            'button',
            {
              type: 'button',
              'aria-label': say('composer.remove', { name: file.name }),
              on: {
                click: () => {
                  files = files.filter((other) => other !== file);
                  showChips();
                  box.focus();
                },
              },
            },
            '×',
          ),
        ),
      ),
    );
  }

  function addFiles(given) {
    error.textContent = '';
    for (const file of given) {
      if (file.size > largestFile) error.textContent = say('refusals.too-large');
      else if (files.length < mostFiles) files.push(file);
    }
    showChips();
    box.focus();
  }

  function recall(step) {
    const next = recalled + step;
    if (next < -1 || next >= history.length) return;
    if (recalled === -1) draft = box.value;
    recalled = next;
    box.value = next === -1 ? draft : history[next];
    grow();
  }

  /** One after the other, in the order in which they were written; one may go on writing meanwhile. */
  function submitNow() {
    const text = box.value.trim();
    if (text === '' && files.length === 0) return;
    const sent = files;
    if (text !== '' && history[0] !== text) history.unshift(text);
    history.length = Math.min(history.length, longestHistory);
    error.textContent = '';
    box.value = '';
    files = [];
    [recalled, draft] = [-1, ''];
    showChips();
    grow();
    box.focus();
    sending = sending.then(() => deliver(text, sent));
  }

  async function deliver(text, sent) {
    try {
      await send(text, sent);
    } catch (fault) {
      const code = fault instanceof Refused ? fault.code : 'fault';
      error.textContent = say(`refusals.${code}`, { seconds: fault.answer?.retryAfter ?? '' });
      // What could not be sent stands there again, unless something else is being written already.
      if (box.value !== '' || files.length > 0) return;
      box.value = text;
      files = sent;
      showChips();
      grow();
    }
  }

  box.addEventListener('input', () => {
    recalled = -1;
    grow();
  });
  box.addEventListener('keydown', (event) => {
    // While an input method composes, Enter and arrows are its own (229: Safari's last key of a composition).
    if (event.isComposing || event.keyCode === 229) return;
    const isBefore = !box.value.slice(0, box.selectionStart).includes('\n');
    const isAfter = !box.value.slice(box.selectionEnd).includes('\n');
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submitNow();
    } else if (event.key === 'ArrowUp' && isBefore && history.length > 0) {
      event.preventDefault();
      recall(1);
    } else if (event.key === 'ArrowDown' && isAfter && recalled >= 0) {
      event.preventDefault();
      recall(-1);
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submitNow();
  });
  attach.addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    addFiles([...picker.files]);
    picker.value = '';
  });

  return { form, box, addFiles };
}
