import { createComposer } from './composer.js';
import { element } from './element.js';
import { messageElement } from './message.js';
import { say } from './words.js';

/**
 * The list of messages, each root with its thread below it. `acts` are what people can do in it: press, cancel,
 * submit, talk.
 */
export function createConversation(list, acts, onNews) {
  /** By id: the message, its place in the list, and what is shown of it. */
  const shown = new Map();
  /** Whoever just sent something wants to see it, and the answer, wherever they were reading. */
  let isAwaited = false;

  function put(entry, isNew = true) {
    const old = shown.get(entry.id);
    const wasNear = isNearEnd();
    if (old === undefined) add(entry);
    else change(old, entry);
    if (isNew && entry.kind === 'reply') onNews(entry);
    const isNext = old === undefined && entry.thread === undefined && wasNear;
    if (isNew && (isNext || isAwaited)) reveal(shown.get(entry.id).content);
    if (isNew && (entry.kind === 'reply' || entry.kind === 'form')) isAwaited = false;
  }

  /** Brings a message into view: all of it, or its beginning where it is longer than the window. */
  function reveal(content) {
    const isLong = content.offsetHeight > window.innerHeight - 240;
    content.scrollIntoView({ block: isLong ? 'start' : 'nearest' });
  }

  function add(entry) {
    const content = messageElement(entry, acts);
    const item = element('li', { 'data-id': entry.id, 'data-kind': entry.kind }, content);
    const root = entry.thread === undefined ? undefined : shown.get(entry.thread);
    (root === undefined ? list : threadList(root)).append(item);
    shown.set(entry.id, { entry, item, content });
    offerTalk(shown.get(entry.id));
  }

  function change(place, entry) {
    const had = place.item.contains(document.activeElement);
    if (entry.kind === 'working' && place.entry.kind === 'working') {
      place.content.update(entry);
      place.entry = entry;
      return;
    }
    const content = messageElement(entry, acts);
    place.content.replaceWith(content);
    place.item.dataset.kind = entry.kind;
    Object.assign(place, { entry, content });
    offerTalk(place);
    if (entry.kind === 'form' && !entry.isSent) content.querySelector('input, select, textarea')?.focus();
    // Whoever pressed Cancel, or sent the form, is not thrown to the top of the page.
    else if (had) {
      content.tabIndex = -1;
      content.focus({ preventScroll: true });
    }
  }

  function threadList(root) {
    root.thread ??= element('ol', { class: 'thread', 'aria-label': say('thread.replies') });
    if (!root.thread.isConnected) root.content.after(root.thread);
    return root.thread;
  }

  /** A way to talk about a result below it: first a button, then a box. */
  function offerTalk(place) {
    const { entry, item } = place;
    if (entry.kind !== 'reply' || !entry.reply.isOpen || entry.thread !== undefined || place.talk) return;
    const open = element(
      'button',
      { type: 'button', class: 'talk', 'data-text': 'thread.open', 'aria-expanded': 'false' },
      say('thread.open'),
    );
    open.addEventListener('click', () => {
      const composer = createComposer({
        id: `talk-${entry.id}`,
        labelKey: 'thread.label',
        placeholderKey: 'thread.placeholder',
        withFiles: false,
        send: (text) => acts.talk(text, entry.id),
      });
      open.replaceWith(composer.form);
      composer.box.focus();
    });
    place.talk = open;
    item.append(open);
  }

  /** How near the newest message one is reading. */
  function isNearEnd() {
    const { scrollTop, clientHeight, scrollHeight } = document.documentElement;
    return scrollHeight - scrollTop - clientHeight < 240;
  }

  return {
    put,
    remove(ids) {
      for (const id of ids) {
        shown.get(id)?.item.remove();
        shown.delete(id);
      }
    },
    /** Shows exactly these; what stands there already stays, so that what is being typed below it is kept. */
    replaceAll(entries) {
      const wanted = new Set(entries.map(({ id }) => id));
      this.remove([...shown.keys()].filter((id) => !wanted.has(id)));
      for (const entry of entries) put(entry, false);
    },
    isEmpty: () => shown.size === 0,
    /** Something was sent from here: it and its answer are to be seen. */
    awaitAnswer() {
      isAwaited = true;
    },
    scrollToEnd: () => list.lastElementChild?.scrollIntoView({ block: 'end', behavior: 'instant' }),
  };
}
