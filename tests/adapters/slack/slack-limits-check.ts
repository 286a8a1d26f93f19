/**
 * Slack's limits, checked on what was sent. Written from the platform's documentation and apart from the code
 * that it checks: the numbers here are not those of `limits.ts`.
 */

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const objects = (value: unknown): Json[] => list(value).filter(isObject);
const string = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Everything in a message that Slack would refuse or cut; empty when it is in order. */
export function limitProblems(message: Json): string[] {
  const problems: string[] = [];
  const need = (right: boolean, problem: string) => {
    if (!right) problems.push(problem);
  };
  const text = string(message.text);
  const blocks = objects(message.blocks);
  need(text.length > 0, 'no text');
  need(text.length <= 4_000, `text of ${text.length}`);
  need(text.isWellFormed(), 'text is not well-formed');
  need(!/<[^<>]*>/.test(text), `text holds markup: ${text}`);
  need(!/&(?!amp;|lt;|gt;)/.test(text), 'text holds a bare &');
  need(list(message.blocks).length === blocks.length, 'a block is no object');
  need(blocks.length <= 50, `${blocks.length} blocks`);
  need(JSON.stringify(blocks).isWellFormed(), 'blocks are not well-formed');
  need(blocks.filter(({ type }) => type === 'table').length <= 1, 'more than one table');
  need(blocks.filter(({ type }) => type === 'data_visualization').length <= 2, 'more than two charts');
  const actionIds = blocks
    .filter(({ type }) => type === 'actions')
    .flatMap((block) => objects(block.elements).map(({ action_id }) => action_id));
  need(new Set(actionIds).size === actionIds.length, 'an action_id twice');
  blocks.forEach((block, index) => {
    for (const problem of blockProblems(block)) problems.push(`block ${index} (${block.type}): ${problem}`);
  });
  problems.push(...metadataProblems(message.metadata));
  need(visibleText(blocks) <= 13_000, `${visibleText(blocks)} characters in all blocks`);
  return problems;
}

function visibleText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + visibleText(one), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) =>
      sum +
      (typeof one === 'string' ? (['text', 'alt_text'].includes(key) ? one.length : 0) : visibleText(one)),
    0,
  );
}

function textObject(value: unknown, longest: number): string[] {
  if (!isObject(value)) return ['no text object'];
  const text = string(value.text);
  return [
    ...(value.type === 'plain_text' ? [] : [`text object of type ${value.type}`]),
    ...(text.length > 0 && text.length <= longest ? [] : [`text of ${text.length}, at most ${longest}`]),
    ...(/[<>]|&(?!amp;|lt;|gt;)/.test(text) ? [`text object not escaped: ${text}`] : []),
  ];
}

function blockProblems(block: Json): string[] {
  switch (block.type) {
    case 'header':
      return textObject(block.text, 150);
    case 'context': {
      const elements = list(block.elements);
      return [
        ...(elements.length >= 1 && elements.length <= 10 ? [] : [`${elements.length} elements`]),
        ...elements.flatMap((element) => textObject(element, 3_000)),
      ];
    }
    case 'rich_text':
      return richTextProblems(block);
    case 'image':
      return [
        ...(/^F[A-Z0-9]{8,}$/.test(string(isObject(block.slack_file) ? block.slack_file.id : ''))
          ? []
          : ['no slack_file id']),
        ...(string(block.alt_text).length > 0 && string(block.alt_text).length <= 2_000 ? [] : ['alt_text']),
      ];
    case 'table':
      return tableProblems(block);
    case 'data_visualization':
      return chartProblems(block);
    case 'actions':
      return actionsProblems(block);
    default:
      return [`unknown type ${block.type}`];
  }
}

function richTextProblems(block: Json): string[] {
  const parts = objects(block.elements);
  const runs = parts.flatMap(({ elements }) => objects(elements));
  const length = runs.reduce((sum, { text }) => sum + string(text).length, 0);
  return [
    ...(parts.length > 0 && runs.length > 0 ? [] : ['empty']),
    ...(parts.every(({ type }) => type === 'rich_text_section' || type === 'rich_text_preformatted')
      ? []
      : ['unknown part']),
    // Anything but plain text elements could be a mention, a link, an emoji or a broadcast.
    ...(runs.every(({ type }) => type === 'text') ? [] : ['an element that is not text']),
    ...(runs.every(({ text }) => string(text) !== '') ? [] : ['an empty element']),
    ...(length <= 3_000 ? [] : [`${length} characters`]),
  ];
}

function tableProblems(block: Json): string[] {
  const rows = list(block.rows).map(objects);
  const columns = rows[0]?.length ?? 0;
  const cells = rows.flat();
  const total = cells.reduce((sum, { text }) => sum + string(text).length, 0);
  return [
    ...(rows.length >= 1 && rows.length <= 100 ? [] : [`${rows.length} rows`]),
    ...(columns >= 1 && columns <= 20 ? [] : [`${columns} columns`]),
    ...(rows.every((row) => row.length === columns) ? [] : ['rows of different lengths']),
    ...(list(block.column_settings).length <= columns ? [] : ['more column settings than columns']),
    ...(cells.every(({ type, text }) => type === 'raw_text' && string(text) !== '') ? [] : ['a cell']),
    ...(total <= 10_000 ? [] : [`${total} characters`]),
  ];
}

function chartProblems(block: Json): string[] {
  const chart = isObject(block.chart) ? block.chart : {};
  const series = objects(chart.series);
  const axis = isObject(chart.axis_config) ? chart.axis_config : {};
  const categories = list(axis.categories).map(string);
  const names = series.map(({ name }) => string(name));
  const fits = (text: string, longest: number) => text.length > 0 && text.length <= longest;
  return [
    ...(fits(string(block.title), 50) ? [] : ['title']),
    ...(['bar', 'line'].includes(string(chart.type)) ? [] : ['chart type']),
    ...(series.length >= 1 && series.length <= 6 ? [] : [`${series.length} series`]),
    ...(new Set(names).size === names.length && names.every((name) => fits(name, 20))
      ? []
      : ['series names']),
    ...(categories.length >= 1 && categories.length <= 20 ? [] : [`${categories.length} categories`]),
    ...(new Set(categories).size === categories.length && categories.every((name) => fits(name, 20))
      ? []
      : ['category labels']),
    ...series.flatMap(({ data }) => {
      const points = objects(data);
      return [
        ...(points.map(({ label }) => label).join('\n') === categories.join('\n') ? [] : ['point labels']),
        ...(points.every(({ value }) => Number.isFinite(value)) ? [] : ['a value that is no number']),
      ];
    }),
    ...[axis.x_label, axis.y_label].flatMap((label) =>
      label === undefined || fits(string(label), 50) ? [] : ['axis label'],
    ),
  ];
}

function actionsProblems(block: Json): string[] {
  const elements = objects(block.elements);
  return [
    ...(elements.length >= 1 && elements.length <= 25 ? [] : [`${elements.length} elements`]),
    ...elements.flatMap((button) => [
      ...(button.type === 'button' ? [] : ['not a button']),
      ...textObject(button.text, 75),
      ...(string(button.action_id).length >= 1 && string(button.action_id).length <= 255
        ? []
        : ['action_id']),
      ...(string(button.value).length <= 2_000 ? [] : ['value']),
      ...([undefined, 'primary', 'danger'].some((style) => style === button.style) ? [] : ['style']),
    ]),
  ];
}

function metadataProblems(metadata: unknown): string[] {
  if (metadata === undefined) return [];
  const { event_type: type, event_payload: payload } = isObject(metadata) ? metadata : {};
  return [
    ...(/^[A-Za-z0-9_-]{1,100}$/.test(string(type)) ? [] : ['metadata event_type']),
    ...(isObject(payload) && Object.values(payload).every((value) => typeof value === 'string')
      ? []
      : ['metadata event_payload']),
    ...(JSON.stringify(metadata).length <= 4_000 ? [] : ['metadata too large']),
  ];
}

/** Everything in a Home tab that Slack would refuse; empty when it is in order. */
export function homeProblems(view: unknown): string[] {
  if (!isObject(view)) return ['no view'];
  const blocks = objects(view.blocks);
  const actionIds = blocks.flatMap((block) => objects(block.elements).map(({ action_id: id }) => id));
  const ids = actionIds.filter((id) => id !== undefined);
  return [
    ...(view.type === 'home' ? [] : [`view of type ${view.type}`]),
    ...(blocks.length >= 1 && blocks.length <= 100 ? [] : [`${blocks.length} blocks`]),
    ...(string(view.private_metadata).length <= 3_000 ? [] : ['private_metadata']),
    ...(string(view.callback_id).length <= 255 ? [] : ['callback_id']),
    ...(new Set(ids).size === ids.length ? [] : ['an action_id twice']),
    ...(JSON.stringify(view).isWellFormed() && JSON.stringify(view).length <= 250_000
      ? []
      : ['not well-formed']),
    // Tables and charts are for messages only.
    ...blocks.flatMap((block, index) =>
      ['header', 'context', 'rich_text', 'image', 'actions'].includes(string(block.type))
        ? blockProblems(block).map((problem) => `block ${index} (${block.type}): ${problem}`)
        : [`block ${index}: ${block.type} in a home`],
    ),
  ];
}

/** Everything in a modal that Slack would refuse; empty when it is in order. */
export function modalProblems(view: unknown): string[] {
  if (!isObject(view)) return ['no view'];
  const blocks = objects(view.blocks);
  const ids = blocks.map(({ block_id: id }) => string(id));
  return [
    ...(view.type === 'modal' ? [] : [`view of type ${view.type}`]),
    ...[view.title, view.submit, view.close].flatMap((text) => textObject(text, 24)),
    ...(string(view.private_metadata).length <= 3_000 ? [] : ['private_metadata']),
    ...(string(view.callback_id).length <= 255 ? [] : ['callback_id']),
    ...(blocks.length >= 1 && blocks.length <= 100 ? [] : [`${blocks.length} blocks`]),
    ...(new Set(ids).size === ids.length && ids.every((id) => id.length >= 1 && id.length <= 255)
      ? []
      : ['block_id']),
    ...(JSON.stringify(view).isWellFormed() && JSON.stringify(view).length <= 250_000
      ? []
      : ['not well-formed']),
    ...blocks.flatMap((block, index) =>
      inputProblems(block).map((problem) => `field ${index} (${block.block_id}): ${problem}`),
    ),
  ];
}

function inputProblems(block: Json): string[] {
  const element = isObject(block.element) ? block.element : {};
  return [
    ...(block.type === 'input' ? [] : [`block of type ${block.type}`]),
    ...textObject(block.label, 2_000),
    ...(block.hint === undefined ? [] : textObject(block.hint, 2_000)),
    ...(string(element.action_id).length >= 1 && string(element.action_id).length <= 255
      ? []
      : ['action_id']),
    ...(element.type === 'static_select' ? selectProblems(element) : textInputProblems(element)),
  ];
}

function textInputProblems(element: Json): string[] {
  return [
    ...(element.type === 'plain_text_input' ? [] : [`element of type ${element.type}`]),
    ...(string(element.initial_value).length <= 3_000 ? [] : ['initial_value']),
  ];
}

function selectProblems({ options, initial_option: initial }: Json): string[] {
  const all = objects(options);
  const values = all.map(({ value }) => string(value));
  return [
    ...(all.length >= 1 && all.length <= 100 ? [] : [`${all.length} options`]),
    ...all.flatMap(({ text }) => textObject(text, 75)),
    ...(values.every((value) => value.length >= 1 && value.length <= 150) ? [] : ['an option value']),
    ...(new Set(values).size === values.length ? [] : ['an option twice']),
    ...(initial === undefined || all.some((option) => JSON.stringify(option) === JSON.stringify(initial))
      ? []
      : ['initial_option is none of the options']),
  ];
}
