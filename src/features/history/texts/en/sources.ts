/** Sources that refresh: their commands, what is said of them, and what can be wrong. */
export const sourceCommands = {
  'data connect': {
    name: 'data connect',
    aliases: 'connect data, connect source',
    summary: 'Feed a weekly history from a source that the operator set up: a link, a query or a folder',
    args: {
      name: { name: 'name', aliases: 'scenario, as', label: 'Whose history: a scenario, or a new name' },
      source: { name: 'source', aliases: 'from', label: 'The name of the source; data sources lists them' },
      refit: {
        name: 'refit',
        aliases: '',
        label: 'auto: fit again when new weeks arrive; off: leave the fit',
      },
      date: { name: 'date', aliases: 'week, day', label: 'The column of dates' },
      outcome: { name: 'outcome', aliases: 'target, y', label: 'The column of what the spend is for' },
      spend: { name: 'spend', aliases: 'spends, channels, cost', label: 'The columns of spend' },
      control: { name: 'control', aliases: 'controls', label: 'Columns of what else moved the outcome' },
      event: { name: 'event', aliases: 'events', label: 'Columns of events, 0 or 1 or named in words' },
      ignore: { name: 'ignore', aliases: 'skip, without', label: 'Columns to leave out' },
      unit: { name: 'unit', aliases: '', label: 'Whether the outcome is money or a count' },
      currency: { name: 'currency', aliases: '', label: 'The currency of the amounts, such as EUR' },
      dates: {
        name: 'dates',
        aliases: 'order',
        label: 'What stands first in 1/7/24: day-first or month-first',
      },
      confirm: { name: 'confirm', aliases: '', label: 'yes: connect it without asking' },
    },
  },
  'data refresh': {
    name: 'data refresh',
    aliases: 'refresh data, refresh',
    summary: 'Fetch the latest numbers from the connected sources now',
    args: { name: { name: 'name', aliases: 'scenario', label: 'Whose history; without it, all' } },
  },
  'data disconnect': {
    name: 'data disconnect',
    aliases: 'disconnect data, disconnect source',
    summary: 'Stop a source from feeding a history; the weeks it brought stay',
    args: {
      name: { name: 'name', aliases: 'scenario', label: 'Whose history' },
      source: { name: 'source', aliases: 'from', label: 'Which source, where there are several' },
    },
  },
  'data sources': {
    name: 'data sources',
    aliases: 'sources, list sources',
    summary: 'List the sources, what they feed, and when they were last read',
    args: {},
  },
} as const;

export const sourceProblems = {
  source: {
    admins: { message: 'Only admins connect or disconnect sources.', hint: 'Ask one of them.' },
    unknown: {
      message: 'This workspace has no source called `{{received}}`.',
      hint: 'It has: {{choices}}. The operator adds others, and opens them to the workspace `{{workspace}}`.',
    },
    none: {
      message: 'No source is open to this workspace.',
      hint: 'The operator sets one up, such as `SOURCE_SHOP_URL`, and opens it with `SOURCE_SHOP_WORKSPACES={{workspace}}`.',
    },
    'not-connected': {
      message: 'No source feeds `{{received}}`.',
      hint: '`data sources` lists them; `data connect {{received}} shop` connects the one called shop.',
    },
    'none-connected': {
      message: 'No source is connected yet.',
      hint: '`data sources` lists those that can be, such as `data connect medical shop`.',
    },
    which: {
      message: 'Several sources feed `{{received}}`.',
      hint: 'Name one: {{choices}}.',
    },
    'too-many': {
      message: 'There are {{bound}} connections already, and no more are kept.',
      hint: 'Remove one with `data disconnect`.',
    },
    gone: {
      message: 'The source `{{received}}` is not open to this workspace any more.',
      hint: 'The operator sets it up again, or an admin disconnects it: `data sources` shows what it feeds.',
    },
    address: {
      message: 'The link of `{{received}}` leads to an address that I may not open.',
      hint: 'Links have to be https and public. The operator lists others in `SOURCE_PRIVATE_ADDRESSES`.',
    },
    cancelled: { message: 'It was cancelled before the source was read.', hint: 'Nothing was stored.' },
    redirects: {
      message: 'The link of `{{received}}` leads on and on, or nowhere.',
      hint: 'The operator puts the final address into the configuration.',
    },
    unreachable: {
      message: 'The server of `{{received}}` does not answer.',
      hint: 'Try again later. If it stays like this, the operator checks the link.',
    },
    status: {
      message: 'The server of `{{received}}` refused: it answered {{status}}.',
      hint: '403 or 404 usually means that the link has expired or the sheet is not published any more.',
    },
    page: {
      message: 'The link of `{{received}}` shows a web page instead of a table.',
      hint: 'The operator uses the link of the CSV or Excel file itself: a sheet has to be published as CSV.',
    },
    slow: {
      message: '`{{received}}` was not done after {{seconds}} seconds.',
      hint: 'Try again later, or have it give fewer rows.',
    },
    broken: {
      message: 'The answer of `{{received}}` broke off.',
      hint: 'Try again in a minute.',
    },
    missing: {
      message: 'The folder of `{{received}}` is not there or cannot be read.',
      hint: 'The operator checks the path and the rights.',
    },
    'no-files': {
      message: 'The folder of `{{received}}` holds no table.',
      hint: 'Files that end in .csv, .tsv, .txt or .xlsx are read.',
    },
    'too-many-files': {
      message: 'The folder of `{{received}}` holds {{count}} tables; at most {{bound}} are read.',
      hint: 'Move the old ones elsewhere: the weeks they brought stay.',
    },
    busy: {
      message: 'The file `{{received}}` is being written right now.',
      hint: 'Try again in a minute.',
    },
    database: {
      message: 'The database of `{{received}}` cannot be reached, or does not let me in.',
      hint: 'The operator checks address, user and password.',
    },
    query: {
      message: 'The database refused the query of `{{received}}` (SQLSTATE {{state}}).',
      hint: 'The operator tries the query in psql: one statement that only reads.',
    },
    rows: {
      message: '`{{received}}` gives more than {{bound}} rows.',
      hint: 'The operator sums to weeks or days in the query.',
    },
    'no-rows': { message: '`{{received}}` gives no rows.', hint: 'The operator checks the query.' },
    shape: {
      message:
        '`{{received}}` has other columns than when it was connected (gone: {{gone}}; new: {{come}}). Nothing was taken in.',
      hint: 'If that is meant, connect it again: the columns are shown first.',
    },
    doubts: {
      message: '`{{received}}` brings something to look at first: {{what}} Nothing was taken in.',
      hint: 'If it is right, connect it again and confirm.',
    },
    restated: {
      message:
        '`{{received}}` changes {{count}} of the {{of}} weeks that were settled, more than corrections do. Nothing was taken in.',
      hint: 'If its numbers mean something else now, remove the history first. If they are right, connect it again.',
    },
  },
} as const;

export const sources = {
  kinds: { link: 'link', query: 'database query', folder: 'folder' },
  none: 'none',
  connected: {
    title: '{{name}} is fed by {{source}}',
    summary: '{{name}} has {{weeks}}: {{outcome}}, and the spend of {{channels}}.',
    how: 'I fetch {{source}} before each report on {{name}}; `{{line}}` does so now. A table with other columns or doubtful numbers is not taken in, and you hear of it.',
    refit: {
      auto: 'When new weeks arrive, the scenario is fitted again; a fit that carries no plan never replaces the one before.',
      off: 'New weeks do not change the fit: `{{line}}` does. To have that done automatically, add `refit=auto`.',
    },
  },
  ask: 'Connect it',
  refreshed: {
    title: 'Sources refreshed',
    new: 'New numbers: {{what}}.',
    same: 'Nothing new.',
    failed_one: '{{count}} source could not be taken in; what was stored before is unchanged.',
    failed_other: '{{count}} sources could not be taken in; what was stored before is unchanged.',
    brought: '{{name}}: {{added}}, {{changed}}',
    added_one: '{{count}} new week',
    added_other: '{{count}} new weeks',
    changed_one: '{{count}} changed',
    changed_other: '{{count}} changed',
    weak: '{{name}}: the new fit carries no plan, so the one before stays. `{{line}}` shows why.',
    busy: '{{name}}: no room to fit it again just now. `{{line}}` does so later.',
    refit: '{{name}} was fitted again: {{what}}.',
  },
  disconnected: {
    title: '{{source}} no longer feeds {{name}}',
    summary: 'The weeks it brought stay. To feed {{name}} again: `{{line}}`.',
  },
  list: {
    title: 'Sources',
    summary_one: '{{count}} source is open to this workspace.',
    summary_other: '{{count}} sources are open to this workspace.',
    source: 'Source',
    kind: 'Kind',
    feeds: 'Feeds',
    read: 'Last read',
    state: 'State',
    fine: 'in order',
    never: 'not yet',
    next: 'To feed a history: `{{line}}`.',
  },
  report: {
    label: 'Data',
    age: 'weekly numbers to {{to}}',
    read: '{{source}} read {{at}}',
    problem: 'Data not refreshed: {{problem}} This report uses the numbers to {{to}}.',
    problemNoData: 'Data not refreshed: {{problem}}',
    weak: 'New weeks arrived, but a fit on them carries no plan; the plan uses the fit before.',
    busy: 'New weeks arrived, but could not be fitted yet; the plan uses the fit before.',
  },
} as const;
