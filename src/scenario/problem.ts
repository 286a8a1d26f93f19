/**
 * Everything that can be wrong with what a person typed or sent. Each code has a message and a hint in every
 * language, under `problems` in the texts of the room that it is about, or of the bot where it is about any request; a
 * missing one is a type error where `src/bot/language` puts them together. Beside a code stand the values that its
 * message can name.
 */
export type ProblemCode =
  // the command line
  | 'command.unknown'
  | 'command.too-long'
  | 'command.control-characters'
  | 'argument.missing'
  | 'argument.unknown'
  | 'argument.repeated'
  | 'argument.empty' // example
  | 'argument.surplus'
  | 'argument.unclosed-quote'
  | 'argument.choice'
  | 'argument.not-here'
  | 'number.unreadable'
  | 'number.share'
  | 'number.negative'
  | 'number.not-positive'
  | 'number.not-finite'
  | 'number.ambiguous'
  | 'number.currency'
  | 'number.not-whole'
  | 'number.too-large'
  | 'limit.unreadable'
  | 'limit.unknown-channel' // nearest, choices, scenario
  | 'limit.ambiguous-channel' // choices, nearest
  | 'limit.repeated-channel' // channel
  | 'limit.share-range'
  | 'limit.change-share' // received: an amount where a share has to be
  | 'limit.below-nothing'
  | 'limit.contradiction' // min, max: the two limits as typed
  | 'limit.too-many' // count, bound
  | 'limit.sums' // change: one limit that would mend it
  | 'limit.of-scenario' // scenario, example
  | 'change.none'
  | 'change.unreadable'
  | 'change.unsigned' // received: a share without a sign
  | 'change.below-nothing'
  | 'change.too-large' // bound
  | 'change.too-many' // count, bound
  | 'change.repeated' // received: the channel
  | 'change.from-nothing' // received: the group
  | 'change.negative' // channel, spend, left: what would be, currency left
  | 'change.no-run'
  | 'goal.unreadable'
  | 'goal.at-least'
  | 'goal.cost-at-most'
  | 'budget.far' // typed, amount, known, times, currency; confirmed: what says that it is meant
  | 'budget.eaten' // amount, known, currency; confirmed
  | 'budget.and-extra'
  | 'period.adstock' // period, scenario; received: the period asked for
  // names and stored things
  | 'scenario.unknown' // nearest, choices
  | 'scenario.exists'
  | 'scenario.built-in'
  | 'scenario.is-file'
  | 'scenario.not-yours' // maker
  | 'scenario.changed-meanwhile' // version, by, changes
  | 'scenario.removed-meanwhile'
  | 'scenario.no-version' // choices
  | 'scenario.nothing-to-change' // example
  | 'scenario.too-many-own' // bound
  | 'scenario.channel-line'
  | 'scenario.name-ends' // first, second: where the name may end
  | 'edit.unreadable'
  | 'edit.unknown-field' // choices, nearest
  | 'edit.which-field' // channel, example
  | 'edit.fixed'
  | 'edit.several' // choices, example
  | 'edit.too-many' // count, bound
  | 'run.unknown'
  | 'run.unexplained' // the reasons follow it
  | 'adopt.file' // received: the run's number
  | 'compare.same' // received: the run's number
  | 'export.no-picture' // number
  // the conversation
  | 'talk.nothing-to-undo'
  | 'talk.no-limit'
  | 'talk.no-budget'
  | 'talk.no-earlier'
  | 'talk.no-step'
  | 'talk.no-request' // received: the run's number
  | 'talk.too-many'
  // schedules
  | 'zone.unknown' // nearest
  | 'zone.ambiguous' // choices, example
  | 'schedule.when-unreadable'
  | 'schedule.when-times'
  | 'schedule.cron-unreadable'
  | 'schedule.cron-never'
  | 'schedule.cron-too-often' // minutes, bound
  | 'schedule.channel-unreadable'
  | 'schedule.channel-unknown'
  | 'schedule.channel-closed' // the bot has to be invited
  | 'schedule.channel-forbidden' // the bot needs rights
  | 'schedule.channel-unchecked' // the platform does not answer
  | 'schedule.moved-range'
  | 'schedule.file'
  | 'schedule.too-many' // bound
  | 'schedule.unknown' // choices
  | 'schedule.not-yours' // maker
  | 'schedule.asked-already'
  // scenario files
  | 'file.not-found'
  | 'file.too-large' // size, limit (bytes), limitText
  | 'file.encoding' // received: UTF-16 or UTF-32
  | 'file.not-text' // line
  | 'file.empty'
  | 'file.not-object'
  | 'file.breaks-off' // line
  | 'file.not-json' // line, column, reason (jsonc-parser's name)
  | 'file.duplicate-key' // line, column, first (line of the first one)
  | 'file.too-deep' // limit, line, column
  | 'file.only-terminal'
  | 'file.unreachable'
  | 'file.missing'
  | 'file.several' // count
  | 'file.table-broken' // line
  | 'file.table-column' // choices, nearest
  | 'file.table-needs' // column
  | 'file.table-empty'
  | 'file.table-only'
  | 'scenario.schema-version' // expected
  | 'scenario.unknown-key' // nearest, choices
  | 'scenario.missing' // key, expected (in JSON's words)
  | 'scenario.type' // expected (in JSON's words)
  | 'scenario.choice' // choices, nearest
  | 'scenario.range' // allowed: 0 ≤ x ≤ 1
  | 'scenario.too-many' // count, bound
  | 'scenario.too-few' // count, bound
  | 'scenario.text' // min, max (characters), example (corrected)
  | 'scenario.plain-text' // example (corrected)
  | 'scenario.identifier' // example (corrected)
  | 'scenario.currency-code' // example (corrected)
  | 'scenario.repeated-id' // first (path of the first one)
  | 'scenario.unknown-channel' // nearest, choices
  | 'scenario.level-order' // floor, level, ceiling
  | 'scenario.level-needs-spend' // channel
  | 'scenario.level-or-half' // given: 0 or 2
  | 'scenario.coverage-ceiling'
  | 'scenario.shares' // sum
  | 'scenario.weights' // sum
  | 'scenario.quantiles' // low, value, high
  | 'scenario.bounds' // min, max
  | 'scenario.no-budget'
  | 'scenario.horizon' // allowed: 1, 2, 3 … 520
  | 'scenario.more' // count of the problems not listed
  // what a workspace set, and all that is kept of it
  | 'settings.admins'
  | 'settings.currency' // example
  | 'settings.keep' // low, high
  | 'settings.nothing-said'
  | 'settings.no-chart-server'
  | 'forget.admins'
  | 'forget.expired'
  | 'forget.nothing'
  // sources that feed histories
  | 'source.admins'
  | 'source.unknown' // choices, nearest, workspace
  | 'source.none' // workspace
  | 'source.not-connected'
  | 'source.none-connected'
  | 'source.which' // choices
  | 'source.too-many' // bound
  | 'source.gone'
  | 'source.address'
  | 'source.cancelled'
  | 'source.redirects'
  | 'source.unreachable'
  | 'source.status' // status
  | 'source.page'
  | 'source.slow' // seconds
  | 'source.broken'
  | 'source.missing'
  | 'source.no-files'
  | 'source.too-many-files' // count, bound
  | 'source.busy' // received: the file
  | 'source.database'
  | 'source.query' // state
  | 'source.rows' // bound
  | 'source.no-rows'
  | 'source.shape' // gone, come
  | 'source.doubts' // what
  | 'source.restated' // count, of
  // a history in a table; `row` and `column` say where
  | 'history.no-sheet' // choices
  | 'history.no-common-weeks' // choices
  | 'history.not-text' // received: what it is instead
  | 'history.encoding'
  | 'history.one-column'
  | 'history.too-many-rows' // count, bound
  | 'history.too-many-columns' // count, bound
  | 'history.too-many-cells' // count, bound
  | 'history.too-many-weeks' // count, bound
  | 'history.long-cell' // count, bound
  | 'history.broken'
  | 'history.no-header'
  | 'history.no-rows'
  | 'history.ragged' // count, expected
  | 'history.duplicate-column' // first, letter
  | 'history.column-name'
  | 'history.unnamed-column'
  | 'history.column-unknown' // choices, nearest
  | 'history.column-twice'
  | 'history.channel-twice' // channel
  | 'history.no-date' // choices
  | 'history.no-outcome' // choices
  | 'history.no-spend' // choices
  | 'history.long-table'
  | 'history.date'
  | 'history.date-mixed' // usual
  | 'history.date-ambiguous' // first, second
  | 'history.monthly'
  | 'history.step' // from, days
  | 'history.weekday' // before, first, second
  | 'history.gap' // count, missing, unit
  | 'history.duplicate-week' // first
  | 'history.no-whole-week' // days
  | 'history.number'
  | 'history.number-style' // usual
  | 'history.number-ambiguous' // first, second
  | 'history.percent'
  | 'history.missing'
  | 'history.negative'
  | 'history.event-range'
  | 'history.event-name'
  | 'history.too-many-events' // bound
  | 'history.currency-mixed' // currency
  | 'history.multiples' // scale
  | 'history.future'
  | 'history.formula'
  | 'history.personal-column' // what
  | 'history.personal-cell' // what
  | 'history.unit-change' // before, after, times
  | 'history.constant-outcome'
  // beside the history that is there
  | 'history.other-weekday' // first, second
  | 'history.other-currency' // currency
  | 'history.other-unit' // unit
  | 'history.other-controls' // missing
  | 'history.gap-between' // from, to
  // keeping histories
  | 'data.admins'
  | 'data.name'
  | 'data.unknown' // nearest, choices
  | 'data.none-yet'
  | 'data.upload-gone'
  | 'data.nothing-said'
  | 'data.changed-meanwhile'
  | 'data.too-many' // bound
  | 'data.too-many-files' // bound
  | 'data.whose' // choices
  | 'data.two-outcomes' // choices
  // the optimisation
  | 'plan.infeasible'
  | 'plan.infeasible-several'
  | 'plan.no-outcome' // a cost per result where the model counts none
  | 'plan.no-money-value'
  | 'plan.cancelled'
  | 'plan.busy' // waiting: how many wait already
  | 'goal.too-cheap' // reachable: the least cost per result
  | 'goal.unreachable'
  // experiments
  | 'experiment.file' // received: the file
  | 'experiment.arm-unreadable'
  | 'experiment.arm-more'
  | 'experiment.arms-missing'
  | 'experiment.arms-twice'
  | 'experiment.too-many-visitors' // bound
  | 'experiment.revenue-unreadable'
  | 'experiment.revenue-alone'
  | 'experiment.no-channel' // choices
  | 'experiment.window'
  | 'experiment.too-many' // bound
  | 'experiment.table-column' // choices
  | 'experiment.table-arm' // line
  | 'experiment.table-rows' // bound
  | 'experiment.lift-unreadable'
  | 'experiment.table-arms' // bound, line
  | 'experiment.table-control' // choices
  | 'experiment.table-one-arm' // arm
  | 'experiment.unknown'
  | 'experiment.channel-gone' // received: the channel
  | 'experiment.no-level' // received: channel and attribute
  | 'experiment.certain-level' // scenario, low, high; received: channel and attribute
  | 'experiment.too-few' // bound
  | 'experiment.part-of-spend' // received: the channel
  | 'experiment.mismatch' // number, p
  | 'experiment.applied' // version; received: the number
  | 'experiment.twice' // other; received: the number
  | 'experiment.not-applied' // received: the number
  | 'experiment.changed-since' // version, by, scenario, line; received: the number
  | 'experiment.level-fitted' // scenario
  | 'experiment.lift-fits' // scenario
  | 'experiment.outside' // from, to; received: the number
  | 'experiment.needs-spend' // received: the number
  | 'experiment.needs-window'
  | 'experiment.needs-revenue'
  | 'experiment.needs-answers'
  // what people say of how it went
  | 'share.range'
  | 'share.unclear' // percent, share
  | 'day.unreadable'
  | 'day.none' // received: a date that no calendar has
  | 'day.later' // received: a day to come
  | 'feedback.nothing'
  | 'feedback.rating-unreadable'
  | 'feedback.rating-range' // low, high
  | 'feedback.answers'
  | 'feedback.no-run'
  | 'feedback.file'
  | 'feedback.which' // example
  | 'observe.nothing'
  | 'observe.per-period'
  | 'observe.far' // amount, known, times, currency; confirmed: what says that it is meant
  | 'observe.change' // received: a change instead of an amount
  | 'observe.group' // choices; received: the group
  | 'observe.window' // bound
  | 'observe.too-many' // bound
  // fits
  | 'fit.cancelled'
  | 'fit.unknown'
  | 'fit.which'
  | 'fit.no-history' // scenario
  | 'fit.range' // low, high
  | 'fit.prior-unreadable' // example
  | 'fit.prior-range' // example; received: the prior
  | 'fit.prior-repeated' // received: the channel
  | 'fit.prior-channel' // nearest, choices
  | 'fit.event-unreadable' // example
  | 'fit.event-week' // from, to; received: the day
  | 'fit.history-changed' // scenario
  | 'fit.uncarried' // scenario, line; received: the fit's number
  | 'fit.not-held' // choices; received: the channel
  | 'fit.gone' // scenario; received: the fit's number
  // platforms
  | 'front.chart-text'
  | 'front.action-expired';

/** One thing that is wrong, as data: what and where, what was received, and the values its message names. */
export interface Problem {
  readonly code: ProblemCode;
  /** Where: `channels[1].coverage.ceiling`, or the argument's name. */
  readonly path?: string;
  /** What was received, already cut to a length fit for a message; not yet escaped for any platform. */
  readonly received?: string;
  /** The command's argument that it was found in, where it was found in one. */
  readonly argument?: string;
  /** Further values that the message or hint mentions: nearest names, bounds, allowed choices. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Longest piece of somebody's input that a message repeats, in characters. */
const longestEcho = 80;

/**
 * Cuts what a person sent to what a message may repeat: one line, without control characters and those that turn
 * the direction of writing.
 */
export function echo(input: unknown): string {
  const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? String(input));
  const line = text
    .toWellFormed()
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
  const characters = Array.from(line.slice(0, 4 * longestEcho));
  return characters.length > longestEcho ? `${characters.slice(0, longestEcho - 1).join('')}…` : line;
}

/**
 * What `read` gives. Problems that it throws without saying where they are get this path.
 */
export function readAt<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [first, ...more] = error.problems;
    throw new UserError({ path, ...first }, ...more.map((problem) => ({ path, ...problem })));
  }
}

/** What `read` gives. Problems that it throws without saying in which argument are in this one. */
export function readIn<Value>(argument: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [first, ...more] = error.problems;
    throw new UserError({ argument, ...first }, ...more.map((problem) => ({ argument, ...problem })));
  }
}

/**
 * Thrown where a person's input cannot be used. Becomes a reply that says what was received, what is wrong and
 * how to put it right. Anything else that is thrown is a fault of ours.
 */
export class UserError extends Error {
  readonly problems: readonly [Problem, ...Problem[]];

  constructor(first: Problem, ...more: readonly Problem[]) {
    super([first, ...more].map((p) => [p.code, p.path, p.received].filter(Boolean).join(' ')).join('; '));
    this.name = 'UserError';
    this.problems = [first, ...more];
  }
}
