import { review } from './en/review.ts';

/**
 * Each command by its declared name: what it is called, what else it is called (comma-separated), what it does,
 * and the same for each of its arguments. Summaries and labels have at most 100 characters (Discord's limit).
 */
export const commands = {
  fit: {
    name: 'fit',
    aliases: 'learn, estimate',
    summary: 'Learn the response curves from the history, with how far they can be trusted',
    args: {
      scenario: {
        name: 'scenario',
        aliases: 'history, fit',
        label: 'A scenario with a history, or the number of a fit',
      },
      curve: {
        name: 'curve',
        aliases: 'saturation',
        label: 'How channels saturate: logistic, or hill (S-shapes)',
      },
      lag: {
        name: 'lag',
        aliases: 'lags, carryover',
        label: 'For how many weeks spend may still have an effect',
      },
      season: {
        name: 'season',
        aliases: 'seasons, waves',
        label: 'How many yearly waves: 0 none, 2 as a rule',
      },
      trend: { name: 'trend', aliases: '', label: 'How the rest moves: piecewise, linear, none' },
      prior: {
        name: 'prior',
        aliases: 'priors',
        label: 'What you know: TikTok returns 0.5 to 3 per 1, search share 5%..20%',
      },
      follows: {
        name: 'follows',
        aliases: 'follows-sales, follows-demand',
        label: 'Channels whose budget follows sales, such as search, retargeting; or none',
      },
      event: {
        name: 'event',
        aliases: 'events, promotion',
        label: 'What happened when: 2024-11-25, or Black Friday 2024-11-29',
      },
      beyond: {
        name: 'beyond',
        aliases: 'cap',
        label: 'Cap plans at this multiple of the largest spend seen',
      },
      seed: { name: 'seed', aliases: '', label: 'Other random numbers, to see what rests on them' },
    },
  },
} as const;

/**
 * The forms of commands, by the command's declared name: a title and a button of at most 24 characters (Slack's
 * limit), labels of at most 45 and hints of at most 100 (Discord's).
 */
export const forms = {
  fit: {
    title: 'Learn from the history',
    submit: 'Fit',
    fields: {
      scenario: 'Scenario with a history',
      curve: 'Saturation',
      lag: 'Weeks that spend still has an effect',
      season: 'Yearly waves',
      prior: 'What you know of channels',
    },
    hints: {
      lag: '0 to 26; by the length of the history without it',
      season: '0 to 6; by the length of the history without it',
      prior: 'Nine times in ten it is in this range: TikTok returns 0.5 to 3 per 1, search share 5%..20%',
    },
  },
} as const;

/** What can be wrong, and how to put it right. Backticks mark what can be typed. */
export const problems = {
  fit: {
    cancelled: { message: 'It was cancelled before the fit was done.', hint: 'Nothing was stored.' },
    unknown: {
      message: 'There is no fit {{received}} here.',
      hint: 'A scenario is fitted with `fit medical`; the reply says the number of its fit.',
    },
    which: {
      message: 'That names no fit that is here.',
      hint: 'Give its number, such as `fit 3`; the reply to `fit medical` says it.',
    },
    'no-history': {
      message: 'There is no history of `{{scenario}}` yet, so there is nothing to learn from.',
      hint: 'Bring weekly spend per channel and one outcome: `data template {{scenario}}` gives a file to fill in, `data import {{scenario}}` takes it.',
    },
    range: {
      message: '`{{received}}` is out of range.',
      hint: 'It can be from {{low}} to {{high}}.',
    },
    'prior-unreadable': {
      message: '`{{received}}` is no prior that I can read.',
      hint: 'Write a channel, what it returns (or its `share`), and a range that holds the truth nine times in ten: `{{example}}` or `tv returns 0.5 to 3 per 1`.',
    },
    'prior-range': {
      message: '`{{received}}` is no range that I can use.',
      hint: 'Both ends are above 0, the lower first, and shares at most 100%: `{{example}}`.',
    },
    'prior-repeated': {
      message: '`{{received}}` has two priors.',
      hint: 'Keep one: a prior on its return (`roi`), or one on its share of the outcome (`share`).',
    },
    'prior-channel': {
      message: 'The history has no channel `{{received}}`.',
      hint: 'Its channels are: {{choices}}.',
    },
    'event-unreadable': {
      message: '`{{received}}` is not a day that I can read.',
      hint: 'Write the day, with what happened if you like: `{{example}}`.',
    },
    'event-week': {
      message: '{{received}} is not in the history.',
      hint: 'It goes from {{from}} to {{to}}.',
    },
    'history-changed': {
      message: 'Somebody brought other numbers of `{{scenario}}` while this was being written down.',
      hint: 'Nothing was changed. Look at them with `data show {{scenario}}` and try again.',
    },
    uncarried: {
      message: 'No plan: fit {{received}} does not carry one.',
      hint: '`fit {{received}}` says why and what to do. For a plan all the same, with that warning on it: `{{line}}`.',
    },
    'not-held': {
      message: '`{{received}}` is not held at its current spend, so there is nothing to release.',
      hint: 'Held channels are: {{choices}}.',
    },
    gone: {
      message: 'The scenario rests on fit {{received}}, which is not kept here any more.',
      hint: 'Fit it again: `fit {{scenario}}`. An earlier version may rest on another fit: `scenario versions {{scenario}}`.',
    },
  },
} as const;

/** What replies about fits say. Backticks mark what can be typed. */
export const fit = {
  kept: {
    budget:
      'Amounts are now {{after}}, as the history has them: your budget of {{from}} {{before}} is {{to}} {{after}} (converted by days).',
    period: 'Amounts are now {{after}}, as the history has them; they were {{before}}.',
    goal: 'The goal is value now: the one before was an amount over another span, or money where the outcome has none.',
  },
  review,
  export: {
    title: '{{scenario}}: files of fit {{number}}',
    summary: 'Fit {{number}} of {{scenario}}: {{files}}.',
    about: {
      csv: 'What each channel brought week by week, the curves with their 90% bands, and all simulations, one a row.',
      json: 'For ArviZ: `arviz.from_json` opens it, with the simulations by chain and the weeks that were observed.',
      png: '1200 × 675 pixels each.',
    },
  },
  drift: {
    since: 'Since fit {{number}} ({{reasons}}): {{what}}.',
    sinceSame: 'Since fit {{number}}: {{what}}.',
    returns: 'per {{step}} of spend, {{moves}}',
    moved: '{{channel}} went from {{before}} to {{after}}',
    steady: 'no return moved noticeably',
    verdict: 'It was {{before}}, now it is {{after}}.',
    was: {
      sound: 'sound',
      care: 'to be used with care',
      none: 'no ground for plans',
      unreviewed: 'not reviewed',
    },
    reason: {
      'new-weeks_one': '{{count}} new week',
      'new-weeks_other': '{{count}} new weeks',
      'other-weeks': 'other numbers or events in the history',
      experiments: 'other tests',
      priors: 'what you said of channels',
      assumptions: 'other assumptions',
      chance: 'chance in the simulations',
    },
  },
  title: '{{scenario}}: fit {{number}}',
  summary: {
    best: '{{scenario}}: over {{count}} weeks, {{channel}} brought the most per {{step}} of spend, {{returns}} (94% interval {{range}}); that no other channel does better has a probability of {{probability}}.',
    unsettled:
      '{{scenario}}: {{count}} weeks do not settle which channel brings the most per {{step}} of spend; {{channel}} is ahead with {{returns}} (94% interval {{range}}), with a probability of {{probability}}.',
    only: '{{scenario}}: over {{count}} weeks, {{channel}} brought {{returns}} per {{step}} of spend (94% interval {{range}}).',
    unknown:
      '{{scenario}}: {{count}} weeks do not settle which channel brings the most per {{step}} of spend: they say too little of {{channel}}, which might.',
    noSpend:
      '{{scenario}}: nothing was spent in {{count}} weeks, so there is nothing to tell the channels apart.',
  },
  table: {
    caption: '{{scenario}}: what {{count}} weeks say of each channel (in brackets: 94% intervals)',
    channel: 'Channel',
    spent: 'Spent lately, a week',
    most: 'Most in a week',
    brought: 'Brought over the history',
    before: 'Per {{step}}, held likely before',
    after: 'Per {{step}}, with the data',
    verdict: 'What the data did',
    works: 'Does anything',
    informed: 'sharpened it',
    uninformed: 'your data did not change this',
  },
  checks: {
    title: 'How far it can be trusted',
    sampling: 'Sampling',
    samplingWell_one:
      '{{chains}} chains agree (R-hat {{rHat}}), {{ess}} effective draws at least, {{count}} divergence: sound',
    samplingWell_other:
      '{{chains}} chains agree (R-hat {{rHat}}), {{ess}} effective draws at least, {{count}} divergences: sound',
    samplingBad_one:
      'not sound: {{chains}} chains with R-hat {{rHat}} (below 1.01 is well), {{ess}} effective draws at least (400 are needed), {{count}} divergence',
    samplingBad_other:
      'not sound: {{chains}} chains with R-hat {{rHat}} (below 1.01 is well), {{ess}} effective draws at least (400 are needed), {{count}} divergences',
    forecast: 'Weeks it had not seen',
    noForecast: 'too few weeks to hold some back',
    forecastBetter:
      'error {{error}}, against {{naiveError}} for {{naive}}; {{coverage}} of the weeks inside their 90% intervals ({{weeks}} weeks, from {{origins}} starting points)',
    forecastWorse:
      'error {{error}}, no better than the {{naiveError}} of {{naive}}; {{coverage}} of the weeks inside their 90% intervals ({{weeks}} weeks, from {{origins}} starting points)',
    naive: { 'year-before': 'the same week a year before', 'last-value': 'the last known week' },
    explained: 'Ups and downs explained',
    share: '{{share}}',
    leftOver: 'What is left over',
    noise: 'noise: hardly anything hangs together from week to week ({{size}})',
    pattern:
      'hangs together from week to week ({{size}}): something that lasts is missing, such as a price, a competitor or a more flexible trend',
    together: 'Channels that move together',
    apart: 'none: each one’s spend went its own way',
    pair: '{{one}} and {{other}} ({{size}})',
    pairs: '{{pairs}}: the data cannot tell these apart well, only what they bring together',
    before: 'Assumptions alone',
    priorFits: 'foretell {{range}} a week, observed were {{observed}}: they leave room for what happened',
    priorMisses:
      'foretell {{range}} a week, but observed were {{observed}} ({{covered}} of the weeks inside): they are at odds with what happened',
    assumed: 'Assumed',
  },
  assumed: {
    curve: { logistic: 'logistic saturation', hill: 'Hill saturation' },
    lag_one: 'effects carry over for up to {{count}} week',
    lag_other: 'effects carry over for up to {{count}} weeks',
    noSeason: 'no season',
    season_one: '{{count}} yearly wave',
    season_other: '{{count}} yearly waves',
    trend: {
      none: 'no trend',
      linear: 'a straight trend',
      piecewise_one: 'a trend that may turn {{count}} time',
      piecewise_other: 'a trend that may turn {{count}} times',
    },
    prior: {
      roi: '{{channel}} returns {{low}} to {{high}} per 1 (as you said)',
      share: '{{channel}} brings {{low}} to {{high}} of the outcome (as you said)',
    },
  },
  version: {
    first: 'Kept as `{{id}}`, version {{version}}: plans of it rest on this fit.',
    next: 'Kept as `{{id}}`, version {{version}}: {{changes}}. Names, groups and limits stay as they were.',
  },
  caveats: {
    notCausal:
      'A fit sees what went together. Spend that follows demand, as in search, looks better than it is: that is no proof of what causes what, and experiments are.',
    unchanged:
      'Of {{channels}} the data say next to nothing: what plans assume of it is what was held likely before.',
    beyond:
      'Plans are capped at {{times}}× the largest weekly spend seen of each channel: beyond what was seen, curves are guesses. `beyond=2` moves the caps, and so does editing a channel’s `max`.',
    experiments: 'Experiments that it took in: {{numbers}}.',
    leftOut:
      'Experiments left out, as their weeks are not in the history or they lack what a fit needs: {{numbers}}.',
    intervals:
      'Intervals hold the truth with 94% probability, under these assumptions. Plans use the {{draws, number}} joint draws as they are: half of them to optimise on, the others to judge by.',
  },
  actions: { again: 'Fit again', show: 'See the numbers', experiment: 'Experiments' },
  faults: {
    rhat: 'its chains disagree',
    ess: 'too few of its draws are independent',
    divergent: 'the sampler went astray',
    weeks: 'there are fewer weeks than its terms need',
  },
  failed: {
    title: '{{scenario}}: no fit yet',
    summary: '{{scenario}}: no plan can be built on this fit, as {{reasons}}. Nothing was stored.',
    advice: 'What to do',
    moreWeeks: 'Bring more weeks: `data import {{id}}` takes a longer file. A year is good, two are better.',
    fewerTerms: 'Ask for less at once: `{{line}}`.',
    prior: 'Say what you know of a channel: `fit {{id}} prior="{{channel}} roi 0.5..3"`.',
    together:
      'Channels that always moved together may be one: put them into one column of the file, or vary one of them for some weeks.',
    table: 'The table shows what came out all the same; do not decide by it.',
  },
  charts: {
    without: 'Without the channels',
    others_one: '{{count}} other',
    others_other: '{{count}} others',
    season: 'Season',
    other: 'Events and controls',
    observed: 'Observed',
    weekly: 'Outcome a week',
    each: 'A week',
    aside: '+/−',
    brought: 'The channels brought {{share}} of the outcome',
    decomposition:
      'Outcome week by week, as the fit takes it apart; below, what season and events added or took',
    decompositionPlain: 'Outcome week by week, as the fit takes it apart',
    decompositionAlt: '{{title}}: {{parts}}. The rest would have come without them.',
    part: '{{channel}} {{share}}',
    curves:
      'Outcome a week at constant spend. Shaded: 90% bands. Beyond the filled mark nobody ever spent so much: a guess',
    curvesOfSome_one:
      'Outcome a week at constant spend, {{count}} smaller channel left out. Shaded: 90% bands. Beyond the filled mark: a guess',
    curvesOfSome_other:
      'Outcome a week at constant spend, {{count}} smaller channels left out. Shaded: 90% bands. Beyond the filled mark: a guess',
    curvesAlt: '{{title}}. At what was spent lately: {{channels}}.',
    curve:
      '{{channel}} brings {{outcome}} a week for {{spend}} ({{range}}); most ever spent in a week {{most}}',
    curvesPlain: 'What each channel brings at each spend',
    steepest: '{{channel}} gains the most from more: {{gain}} per extra {{step}}',
    nextUnit: '{{channel}} gains {{gain}} per extra {{step}}',
    spendAxis: 'Spend a week',
    shareAxis: 'Spend as a share of the channel’s largest week',
    recent: 'Spent lately',
    largest: 'Most ever spent in a week',
  },
} as const;
