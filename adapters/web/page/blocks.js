import { element } from './element.js';
import { languageTag, say } from './words.js';

/** The parts of a reply below its summary. `press` runs a button's line. */
export function blockElements(reply, press) {
  return reply.blocks.flatMap((block) => {
    const made = makers[block.kind]?.(block, reply, press);
    return made === undefined ? [] : [made];
  });
}

const makers = {
  text: ({ spans }) => element('p', {}, ...spans.map(spanNode)),
  facts: ({ facts }) =>
    element(
      'dl',
      { class: 'facts' },
      ...facts.flatMap(({ label, value }) => [element('dt', {}, label), element('dd', {}, value)]),
    ),
  table: ({ table }, { language }) => tableElement(table, language),
  picture: pictureElement,
  caveats: ({ items }) =>
    element('ul', { class: 'caveats' }, ...items.map((item) => element('li', {}, item))),
  files: ({ files }, { language }) =>
    element(
      'ul',
      { class: 'files', 'aria-label': say('files.label', {}, language) },
      ...files.map(({ name, href, size }) =>
        element(
          'li',
          {},
          element('a', { href, download: name }, name),
          ' ',
          element(
            'span',
            { class: 'quiet' },
            say('files.size', { size: Math.max(1, Math.round(size / 1024)) }, language),
          ),
        ),
      ),
    ),
  actions: ({ actions }, _, press) =>
    element(
      'div',
      { class: 'actions' },
      ...actions.map(({ label, line, emphasis }) =>
        element(
          'button',
          { type: 'button', class: emphasis, title: line, on: { click: () => press(line) } },
          label,
        ),
      ),
    ),
};

function spanNode(span) {
  if (typeof span === 'string') return document.createTextNode(span);
  return element(span.style === 'code' ? 'code' : 'strong', {}, span.text);
}

let tables = 0;

/** A table that scrolls by itself where it is wider than the message, with the keyboard too. */
function tableElement({ caption, columns, rows }, language) {
  const cell = (tag, text, column, scope) =>
    element(tag, { class: columns[column]?.align === 'right' ? 'right' : undefined, scope }, text);
  const head = columns.map(({ title }, column) => cell('th', title, column, 'col'));
  const bodyRow = (row) =>
    columns.map((_, column) => {
      const text = row[column] ?? '';
      return column === 0 ? cell('th', text, column, 'row') : cell('td', text, column);
    });
  tables += 1;
  const id = `table-${tables}`;
  const table = element(
    'table',
    // The caption stands outside, so that it does not scroll away with the columns.
    caption === '' ? {} : { 'aria-labelledby': id },
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows.map((row) => element('tr', {}, ...bodyRow(row)))),
  );
  return element(
    'div',
    {},
    caption === '' ? undefined : element('p', { class: 'caption', id }, caption),
    element(
      'div',
      { class: 'table', tabindex: '0', role: 'region', 'aria-label': say('table', { caption }, language) },
      table,
    ),
  );
}

/** A chart as a picture that opens large; where it cannot be drawn, in characters. */
function pictureElement({ source, alt, title, text }, { language }) {
  const image = element('img', { src: source, alt, width: 1200, height: 675 });
  const figure = element(
    'figure',
    {},
    element('a', { href: source, target: '_blank', rel: 'noopener' }, image),
  );
  image.addEventListener('error', () => {
    figure.replaceChildren(
      element('figcaption', {}, element('strong', {}, title)),
      element('pre', { tabindex: '0', role: 'img', 'aria-label': alt, lang: languageTag(language) }, text),
      element('p', { class: 'quiet' }, say('picture.notDrawn', {}, language)),
    );
  });
  return figure;
}
