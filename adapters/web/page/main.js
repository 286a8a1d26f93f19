import { createComposer } from './composer.js';
import { createConversation } from './conversation.js';
import { element } from './element.js';
import { openSession, post, Refused, readEvents } from './server.js';
import { chooseLanguage, currentLanguage, loadWords, say, showWords } from './words.js';

const find = (id) => document.getElementById(id);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Longest wait before the next attempt to connect. */
const longestPause = 10_000;

await loadWords();

const language = find('language');
language.value = currentLanguage();
language.addEventListener('change', () => {
  chooseLanguage(language.value);
  showWelcome();
});

async function send(text, { thread, files = [], isPressed = false } = {}) {
  conversation.awaitAnswer();
  const ids = [];
  for (const file of files) {
    const headers = { 'x-file-name': encodeURIComponent(file.name) };
    ids.push((await post('/api/files', file, { headers })).id);
  }
  await post('/api/say', {
    text,
    language: currentLanguage(),
    ...(thread !== undefined && { thread }),
    ...(ids.length > 0 && { files: ids }),
    ...(isPressed && { isPressed }),
  });
}

const conversation = createConversation(
  find('messages'),
  {
    press: (line, thread) => tried(() => send(line, { thread, isPressed: true })),
    cancel: ({ id }) => tried(() => post('/api/cancel', { entry: id })),
    submit: ({ id }, options) => post('/api/form', { entry: id, language: currentLanguage(), options }),
    talk: (text, thread) => send(text, { thread }),
  },
  ({ reply }) => {
    // Screen readers hear the sentence that stands alone, not the whole table.
    find('announcement').textContent = reply.summary;
  },
);

const composer = createComposer({
  id: 'message',
  labelKey: 'composer.label',
  placeholderKey: 'composer.placeholder',
  withFiles: true,
  send: (text, files) => send(text, { files }),
});
find('composer').append(composer.form);

function showWelcome() {
  find('welcome').hidden = !conversation.isEmpty() || find('composer').hidden;
  find('welcome-lines').replaceChildren(
    ...['optimize', 'cautious', 'schedule', 'scenarios', 'help'].map((name) => {
      const line = say(`welcome.lines.${name}`);
      return element(
        'button',
        { type: 'button', class: 'code', on: { click: () => tried(() => send(line)) } },
        line,
      );
    }),
  );
}

/** Does something whose failure is told at the top of the page. */
async function tried(act) {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    notice(say(`refusals.${error.code}`), 6000);
  }
}

let noticeTimer;
function notice(text, forMs) {
  clearTimeout(noticeTimer);
  find('connection').textContent = text;
  find('connection').hidden = text === '';
  if (forMs !== undefined) noticeTimer = setTimeout(() => notice(''), forMs);
}

// Files can be dropped anywhere on the page.
for (const name of ['dragenter', 'dragover']) {
  document.addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    find('drop').hidden = false;
  });
}
document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) find('drop').hidden = true;
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  find('drop').hidden = true;
  composer.addFiles([...(event.dataTransfer?.files ?? [])]);
});

function lock(isLocked) {
  find('locked').hidden = !isLocked;
  find('composer').hidden = isLocked;
  find('messages').hidden = isLocked;
  if (isLocked) find('welcome').hidden = true;
}

/** Waits until somebody gave the right password. */
function askPassword() {
  lock(true);
  find('password').focus();
  return new Promise((resolve) => {
    find('password-form').onsubmit = async (event) => {
      event.preventDefault();
      find('password-error').textContent = '';
      try {
        await openSession(find('password').value);
        find('password').value = '';
        lock(false);
        resolve();
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const seconds = error.answer.retryAfter ?? '';
        find('password-error').textContent = say(`refusals.${error.code}`, { seconds });
        find('password').select();
      }
    };
  });
}

let room;
function hear(name, data) {
  if (name === 'put') conversation.put(data.entry);
  else if (name === 'gone') conversation.remove(data.ids);
  else if (name === 'state') {
    const isFirst = room === undefined;
    const isOther = !isFirst && room !== data.room;
    room = data.room;
    conversation.replaceAll(data.entries);
    if (isFirst) conversation.scrollToEnd();
    if (isFirst) notice('');
    else if (isOther) notice(say('connection.restarted'));
    else notice(say('connection.back'), 3000);
    document.documentElement.dataset.connected = 'yes';
  }
  showWelcome();
}

/** Stays connected for as long as the page is open. */
async function stayConnected() {
  let wait = 500;
  for (;;) {
    try {
      await openSession();
      await readEvents((name, data) => {
        wait = 500;
        hear(name, data);
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.code === 'password-needed') {
        await askPassword();
        continue;
      }
      if (error.code !== 'network') {
        notice(say(`refusals.${error.code}`));
        await pause(wait);
        wait = Math.min(longestPause, wait * 2);
        continue;
      }
    }
    document.documentElement.dataset.connected = 'no';
    notice(say('connection.lost'));
    await pause(wait);
    wait = Math.min(longestPause, wait * 2);
  }
}

showWords();
composer.box.focus();
stayConnected();
