/**
 * What Slack accepts, in characters or items unless the name says otherwise. The block builders keep to these by
 * construction. Each with the page that says so; "undocumented" where only public reports do.
 */
export const slackLimits = {
  /** docs.slack.dev/reference/block-kit/blocks */
  blocksPerMessage: 50,
  /** docs.slack.dev/reference/views/home-tab-views */
  blocksPerHome: 100,
  /** docs.slack.dev/reference/methods/chat.postMessage: longer text is cut by Slack. */
  messageText: 40_000,
  /** docs.slack.dev/reference/methods/chat.update: `msg_too_long` beyond this where the text is all there is. */
  plainMessageText: 4_000,
  /** docs.slack.dev/reference/block-kit/composition-objects/text-object */
  textObject: 3_000,
  /** docs.slack.dev/reference/block-kit/blocks/header-block */
  headerText: 150,
  /** docs.slack.dev/reference/block-kit/blocks/context-block */
  contextElements: 10,
  /** docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionsElements: 25,
  /** docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2_000,
  actionId: 255,
  /** docs.slack.dev/reference/block-kit/blocks/image-block */
  imageAltText: 2_000,
  /** docs.slack.dev/reference/block-kit/blocks/table-block; the header is one of the rows. */
  tableRows: 100,
  tableColumns: 20,
  /** Undocumented: a second table is refused with `only_one_table_allowed`. */
  tablesPerMessage: 1,
  /**
   * Characters in all cells of a message's tables. docs.slack.dev/reference/block-kit/blocks/data-table-block has
   * said 10,000 and later 20,000; undocumented for `table`.
   */
  tableCharacters: 10_000,
  /** Our own: one cell must not use up what the whole table has. */
  tableCell: 200,
  /** docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
  chartTitle: 50,
  chartLabel: 20,
  chartAxisLabel: 50,
  chartCategories: 20,
  /** Versions of that page say 6 or 12. */
  chartSeries: 6,
  /** Undocumented: a third chart is refused with `invalid_blocks` (vercel/chat pull request 696). */
  chartsPerMessage: 2,
  /** Rich text has no documented limit; a text object's is used. */
  richTextCharacters: 3_000,
  /**
   * Undocumented: all blocks of a message together; beyond some 13,000 characters `msg_blocks_too_long` has been
   * seen (slackapi/bolt-js issue 2509).
   */
  blocksTextTotal: 12_000,
  /** docs.slack.dev/reference/views/modal-views: title, submit and close. */
  modalButton: 24,
  modalMetadata: 3_000,
  callbackId: 255,
  /** docs.slack.dev/reference/block-kit/blocks/input-block: label and hint. */
  inputText: 2_000,
  blockId: 255,
  /** docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  inputValue: 3_000,
  /** docs.slack.dev/reference/block-kit/composition-objects/option-object, and select-menu-element for how many. */
  optionText: 75,
  optionValue: 150,
  selectOptions: 100,
  /** Our own; Slack does not say how long what is wrong with a field may be. */
  fieldError: 500,
  /** docs.slack.dev/interactivity/handling-user-interaction: a response_url's uses and life. */
  responseUrlPosts: 5,
  responseUrlLifeMs: 30 * 60_000,
  /** docs.slack.dev/apis/web-api/rate-limits: chat.postMessage, per channel. */
  millisecondsBetweenPosts: 1_000,
  /** Our own, far above any payload that Slack sends (a slash command's text is at most some kilobytes). */
  requestBodyBytes: 1_000_000,
} as const;
