import { blockElements } from './blocks.js';
import { element } from './element.js';
import { formElement } from './form.js';
import { languageTag, percent, say } from './words.js';

/** The content of one message. `acts` are what its buttons do. */
export function messageElement(entry, acts) {
  switch (entry.kind) {
    case 'said':
      return saidElement(entry);
    case 'working':
      return workingElement(entry, acts);
    case 'form':
      return element(
        'article',
        { class: 'card', lang: languageTag(entry.language) },
        formElement(entry, (options) => acts.submit(entry, options)),
      );
    default:
      return replyElement(entry, acts);
  }
}

function saidElement({ text, files }) {
  return element(
    'article',
    { class: 'said' },
    element('span', { class: 'hidden' }, `${say('you')}: `),
    text === '' ? undefined : element('p', {}, text),
    files.length === 0
      ? undefined
      : element('p', { class: 'quiet' }, say('attached', { names: files.join(', ') })),
  );
}

function replyElement({ id, thread, reply }, acts) {
  return element(
    'article',
    { class: `card ${reply.tone}`, lang: languageTag(reply.language), 'aria-labelledby': `${id}-title` },
    element('h3', { class: 'title', id: `${id}-title` }, reply.title),
    reply.summary === reply.title ? undefined : element('p', { class: 'summary' }, reply.summary),
    ...blockElements(reply, (line) => acts.press(line, thread)),
  );
}

/** Work under way. It is changed in place, so that the Cancel button stays where it is. */
function workingElement(entry, acts) {
  const { language } = entry;
  const text = element('span', {});
  const bar = element('progress', { max: 1, 'aria-label': say('progress.bar', {}, language) });
  const cancel = element('button', { type: 'button' }, say('progress.cancel', {}, language));
  cancel.addEventListener('click', () => {
    cancel.disabled = true;
    cancel.textContent = say('progress.stopping', {}, language);
    acts.cancel(entry);
  });
  const made = element('article', { class: 'card working' }, text, bar, cancel);
  made.update = ({ progress }) => {
    text.textContent = progressText(progress, language);
    if (progress?.fraction === undefined) bar.removeAttribute('value');
    else bar.value = Math.min(1, Math.max(0, progress.fraction));
  };
  made.update(entry);
  return made;
}

function progressText(progress, language) {
  if (progress === undefined) return say('progress.working', {}, language);
  const parts = [say(`progress.${progress.step}`, {}, language)];
  if (progress.fraction !== undefined) parts.push(percent(progress.fraction, language));
  if (progress.gap !== undefined)
    parts.push(say('progress.gap', { gap: percent(progress.gap, language) }, language));
  if (progress.remainingMs !== undefined) {
    const seconds = Math.max(1, Math.round(progress.remainingMs / 1000));
    parts.push(
      seconds < 90
        ? say('progress.seconds', { seconds }, language)
        : say('progress.minutes', { minutes: Math.round(seconds / 60) }, language),
    );
  }
  return parts.join(' · ');
}
