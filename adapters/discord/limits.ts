/**
 * Every limit that this front keeps, in one place. Discord counts characters; where it is not documented whether
 * an emoji counts once or twice we count UTF-16 units, which is never fewer.
 */
export const limits = {
  /** Documented: message content. */
  content: 2_000,
  /** Documented: embeds of one message, the text of one, and of all together. */
  embeds: 10,
  embedDescription: 4_096,
  embedTotal: 6_000,
  /** Documented: files of one message. */
  attachments: 10,
  /** Documented: a file's size where no boosted server allows more. */
  attachmentBytes: 10 * 1024 * 1024,
  /** Documented: alt text of a file. */
  attachmentDescription: 1_024,
  /** Documented: rows of buttons, buttons in a row, and a button's texts. */
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  customId: 100,
  /** Documented: names and descriptions of commands and options; options, choices and subcommands of one parent. */
  commandName: 32,
  description: 100,
  options: 25,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** Documented: names, descriptions and choice values of a whole command, the longest translation of each. */
  commandTotal: 8_000,
  /** Ours: no description of a command or option is cut to less, so that it says something. */
  shortestDescription: 24,
  /** Documented: the mark by which Discord knows a repeated create-message. */
  nonce: 25,
  /** Ours: a wait for a rate limit that a post sits out; a longer one is told. */
  messengerWaitMs: 3_000,
  /** Ours: pages of 100 messages that are looked through for one of ours. */
  findPages: 10,
  /** Documented: texts of a form: its title, labels and their descriptions, what stands in an empty field, values… */
  formTitle: 45,
  formLabel: 45,
  formDescription: 100,
  formPlaceholder: 100,
  formValue: 4_000,
  /** …and how many fields of this kind it has. */
  formFields: 5,
  /** Documented: a field of an embed. */
  embedFieldName: 256,
  embedFieldValue: 1_024,
  /** Documented: how long an interaction's token lives. We stop a little earlier. */
  tokenMs: 15 * 60_000,
  tokenMarginMs: 20_000,
  /** Not documented, ours: columns of a code block that a desktop window shows without wrapping, in the content… */
  contentTable: { columns: 72, gap: 2, narrowestText: 8 },
  /** …and in an embed, which is narrower. */
  embedTable: { columns: 58, gap: 1, narrowestText: 10 },
  /** Ours: what a table that does not fit leaves to the blocks after it. */
  afterCutTable: 500,
  /** Ours: rows of a table that are laid out at all; an embed holds fewer. */
  tableRows: 150,
  /** Not documented, ours: columns of the names in a table's first column. */
  cellColumns: 24,
  /** Not documented, ours: columns of a chart drawn as text; narrow enough for most phones. */
  barColumns: 48,
  /** Ours: the summary, so that something else fits beside it. */
  summary: 600,
} as const;
