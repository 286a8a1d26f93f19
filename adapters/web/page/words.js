const kept = 'channels-language';

/** The page's texts in both languages, and the one that the reader chose. */
let texts = { en: {}, zh: {} };
let language = 'en';

/** Loads the texts; the language is what was chosen here before, else the browser's. */
export async function loadWords() {
  texts = await (await fetch('/texts.json')).json();
  language = chosenBefore() ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');
  showWords();
}

export const currentLanguage = () => language;

export function chooseLanguage(chosen) {
  language = chosen === 'zh' ? 'zh' : 'en';
  try {
    localStorage.setItem(kept, language);
  } catch {
    // A browser that keeps nothing asks its own language again.
  }
  showWords();
}

function chosenBefore() {
  try {
    const chosen = localStorage.getItem(kept);
    return chosen === 'en' || chosen === 'zh' ? chosen : undefined;
  } catch {
    return undefined;
  }
}

/** The text of a key such as `composer.send`, with `{{name}}` filled in; `count` chooses the plural form. */
export function say(key, values = {}, wanted = language) {
  const find = (path) => path.split('.').reduce((tree, part) => tree?.[part], texts[wanted]);
  const text = find(key) ?? find(`${key}_${values.count === 1 ? 'one' : 'other'}`) ?? '';
  return String(text).replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name] ?? ''));
}

/** The tag by which browsers and screen readers know the language. */
export const languageTag = (wanted = language) => (wanted === 'zh' ? 'zh-CN' : 'en');

/** A share as a percentage of two digits. */
export const percent = (share, wanted = language) =>
  new Intl.NumberFormat(languageTag(wanted), { style: 'percent', maximumSignificantDigits: 2 }).format(share);

/** Puts the texts where the page's own elements ask for them. */
export function showWords(root = document) {
  document.documentElement.lang = languageTag();
  for (const place of root.querySelectorAll('[data-text]')) place.textContent = say(place.dataset.text);
  for (const place of root.querySelectorAll('[data-label]')) {
    place.setAttribute('aria-label', say(place.dataset.label));
  }
  for (const place of root.querySelectorAll('[data-placeholder]')) {
    place.setAttribute('placeholder', say(place.dataset.placeholder));
  }
}
