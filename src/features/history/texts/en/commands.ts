import { sourceCommands } from './sources.ts';

/**
 * Each command by its declared name: what it is called, what else it is called (comma-separated), what it does,
 * and the same for each of its arguments. Summaries and labels have at most 100 characters (Discord's limit).
 */
export const commands = {
  'data template': {
    name: 'data template',
    aliases: 'template',
    summary: 'A CSV file to fill in with weekly spend and outcome',
    args: { name: { name: 'name', aliases: 'scenario', label: 'Whose channels: a scenario or a history' } },
  },
  'data import': {
    name: 'data import',
    aliases: 'import data, data upload',
    summary: 'Import spend and outcome from a CSV or Excel file dropped in the chat',
    args: {
      name: { name: 'name', aliases: 'scenario, as', label: 'Whose history: a scenario, or a new name' },
      file: { name: 'file', aliases: 'path', label: 'A CSV or Excel file; in a terminal, where it is' },
      date: { name: 'date', aliases: 'week, day', label: 'The column of dates' },
      outcome: { name: 'outcome', aliases: 'target, y', label: 'The column of what the spend is for' },
      spend: { name: 'spend', aliases: 'spends, channels, cost', label: 'The columns of spend' },
      control: { name: 'control', aliases: 'controls', label: 'Columns of what else moved the outcome' },
      event: { name: 'event', aliases: 'events', label: 'Columns of events, 0 or 1 or named in words' },
      ignore: { name: 'ignore', aliases: 'skip, without', label: 'Columns to leave out' },
      campaigns: {
        name: 'campaigns',
        aliases: 'campaign',
        label: 'Which channel campaigns belong to: Brand=Google Ads; Spring=Meta',
      },
      unit: { name: 'unit', aliases: '', label: 'Whether the outcome is money or a count' },
      currency: { name: 'currency', aliases: '', label: 'The currency of the amounts, such as EUR' },
      dates: {
        name: 'dates',
        aliases: 'order',
        label: 'What stands first in 1/7/24: day-first or month-first',
      },
      sheet: { name: 'sheet', aliases: 'tab', label: 'Which sheet of an Excel workbook' },
      repeated: {
        name: 'repeated',
        aliases: '',
        label: 'An outcome that all rows of a day repeat counts: once, or in each row',
      },
      amounts: { name: 'amounts', aliases: '', label: 'right: amounts that jump a thousandfold are right' },
      confirm: { name: 'confirm', aliases: '', label: 'yes: import it without asking' },
    },
  },
  'data confirm': {
    name: 'data confirm',
    aliases: 'confirm data',
    summary: 'Import a file that was shown, as it was understood or with other columns',
    args: {
      upload: { name: 'upload', aliases: 'file', label: 'The word under which the file waits' },
      columns: {
        name: 'columns',
        aliases: '',
        label: 'What single columns are, by their place: 3=spend; 4=ignored',
      },
      outcome: { name: 'outcome', aliases: 'target, y', label: 'The column of what the spend is for' },
      spend: { name: 'spend', aliases: 'spends, channels, cost', label: 'The columns of spend' },
      control: { name: 'control', aliases: 'controls', label: 'Columns of what else moved the outcome' },
      event: { name: 'event', aliases: 'events', label: 'Columns of events, 0 or 1 or named in words' },
      campaigns: {
        name: 'campaigns',
        aliases: 'campaign',
        label: 'Which channel campaigns belong to: Brand=Google Ads',
      },
      confirm: { name: 'confirm', aliases: '', label: 'yes: import it as it was understood' },
    },
  },
  'data show': {
    name: 'data show',
    aliases: 'data, show data, data list',
    summary: 'Show the weekly history: weeks, spend by channel, outcome',
    args: { name: { name: 'name', aliases: 'scenario', label: 'Whose history; without it, all' } },
  },
  'data remove': {
    name: 'data remove',
    aliases: 'data delete, remove data',
    summary: 'Remove a weekly history, after asking',
    args: {
      name: { name: 'name', aliases: 'scenario', label: 'Whose history' },
      confirm: { name: 'confirm', aliases: '', label: 'yes: remove it without asking' },
      version: { name: 'version', aliases: '', label: 'The version that was seen' },
    },
  },
  ...sourceCommands,
} as const;

/**
 * The forms of commands, by the command's declared name: a title and a button of at most 24 characters (Slack's
 * limit), labels of at most 45 and hints of at most 100 (Discord's).
 */
export const forms = {
  'data confirm': {
    title: 'Columns of the file',
    submit: 'Import',
    fields: { upload: 'File' },
    hints: { upload: 'The word under which the file waits; leave it as it is' },
  },
} as const;
