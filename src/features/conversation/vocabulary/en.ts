/**
 * The English words of the conversation's grammar, by what they mean in it. Words with two meanings (`lift a limit`,
 * `lift the app by 5%`) have a name of their own, which the rules take for either.
 */
export const english = {
  most:
    'at most, no more than, not more than, max, maximum, maximum of, up to, under, below, less than, not over, not above, not exceed, must not exceed, cannot exceed, can not exceed, ' +
    "can't exceed, should not exceed, shouldn't exceed, mustn't exceed, may not exceed, no higher than, not higher than, not to exceed, no greater than, at the most, " +
    "don't exceed, do not exceed, not go over, not go above, stay under, stay below, stays under, stays below, never more than, never over, never above, " +
    'no more then, not exceeding, beneath, within, <=, <',
  least:
    'at least, >=, >, no less than, not less than, min, minimum, minimum of, over, above, more than, not under, not below, not lower than, no lower than, at the least, no fewer than, stay above, stay over, stays above, stays over, never less than, never under, never below, not go below, not go under',
  'or-less': 'or less, or lower, or below, tops, at the most, max',
  'or-more': 'or more, or higher, or above, at minimum',
  exactly: 'exactly, precisely, fixed, fixed at, fixed to',
  fix: 'fix, pin, lock, freeze',
  cap: 'cap, caps, capped, limit, limits, limited, restrict, restricted, ceiling, upper limit, bound, bounds, constraint, constraints, restriction, restrictions',
  floor: 'floor, lower limit, lower bound',
  keep: 'keep, hold, leave, ensure, make sure, keep it, stay, stays, must stay, must be, should be, needs to be, has to be, should stay, must get, should get',
  give: 'give, put, spend, invest, allocate, assign, spending, giving, putting, use, using, gave, goes, went, spent',
  set: 'go back to, back to, return to, move to, set, change, make, switch, adjust, move it, turn, update, setting, try, go',
  with: 'we have, only have, with, having, had, have, has, assume we have, given',
  to: 'to, into, in, towards, ->',
  at: 'at',
  on: 'on, for, onto, upon',
  of: 'off, of, from, out of',
  by: 'by',
  past: 'was, were, used to be',
  be: 'is, was, were, are, be, has got, have got, gets, get, got, getting, receives, receive, received, equals, =, :, ==, being, stood at, stands at',
  more: 'another, a further, further, more, extra, additional, higher, larger, bigger, up, greater',
  less: 'less, fewer, smaller, down, worse off',
  plus: 'plus, +',
  minus: 'minus',
  raise:
    'raise, raised, raising, increase, increased, increases, increasing, boost, boosted, grow, grew, bump, bumped, push up, scale up, ramp up, raises, boosts, grows, rises, rise, rose, bump up, step up, goes up, went up, go up, goes up by, increased by',
  add: 'add, added, adding, adds, top up',
  cut: 'cut, cuts, cutting, reduce, reduced, reduces, reducing, lower, lowered, lowers, decrease, decreased, decreases, trim, trimmed, slash, slashed, subtract, shrink, scale down, cut back, fell, falls, goes down, went down, go down, trim back, cut down, dial down, drops, dropped, loses, lost, lose',
  take: 'take, taken, pull, took',
  move: 'move, moved, moving, shift, shifted, transfer, transferred, reallocate, reassign, moves',
  double: 'double, doubles, doubled, doubling, twice as much, twice, two times',
  triple: 'triple, triples, tripled, tripling, three times, three times as much',
  halve: 'halve, halves, halved, halving, half as much, cut in half, cut by half, half of it',
  half: 'half',
  nothing:
    'nothing, zero, no money, no budget at all, no spend, none, nothing at all, no money at all, no budget, not a cent',
  only: 'only, solely, exclusively, alone, nothing but, stick to',
  just: 'just',
  everything:
    'everything, all of it, all money, all the money, the whole budget, the entire budget, all budget, all the budget, all our money, all our budget, the full budget, full budget, whole budget, entire budget',
  all: 'all, every, any',
  except: 'but not, everything but, everything except, all except, all but, other than, except, except for',
  without:
    "out, without, exclude, excluding, skip, leave out, omit, get rid of, ditch, leaving out, stop spending, stop spending on, don't use, do not use, don't spend, do not spend, don't spend on, pause, without any, kill",
  drop: 'drop, remove, take away, take off, dropping, removing, delete, clear, cancel, took away, get rid',
  no: 'no, zero out',
  lift: 'lift, lifted, lifting',
  uncap:
    'stop capping, stop limiting, stop restricting, no longer cap, no longer limit, uncap, unlimit, unlimited, no limit, no limits, without limit, without limits, without a limit, no cap, no caps, without a cap, uncapped, unlimited again, unrestricted, free up, without caps',
  not: "can't, cannot, can not, won't, shouldn't, mustn't, don't, do not, not, never, dont",
  between: 'between',
  budget:
    'budget, budgets, total budget, overall budget, total spend, overall spend, weekly budget, total spending, spending total',
  total: 'in total, overall, total, altogether, in all, all in all',
  together: 'together, combined, in sum, jointly, in combination, as a sum, taken together, put together',
  'sum-of': 'sum of, total of',
  each: 'each, apiece, respectively, individually, every one of them, each of them, per channel, separately',
  profit: 'profit, profits, net profit, value minus spend, earnings',
  value: 'value, total value',
  roi: 'roi, return on investment, return, returns, payback',
  marginal: 'marginal return, marginal returns, marginal, marginal roi',
  maximise:
    'maximise, maximize, maximising, maximizing, optimise for, optimize for, aim for, go for, focus on, optimise, optimize, aiming for, optimising for, optimizing for, aim at, most, highest, best, biggest, the most, plan for, optimise it for, optimize it for',
  goal: 'goal, aim, objective, target, goals',
  'instead-of': 'instead of, rather than, not for',
  reach:
    'reach, achieve, hit, reaching, achieving, get to, target of, target value, reaches, achieves, bring in, brings in, earn',
  cheapest:
    'cheapest, cheapest way, cheapest way to, cheapest plan, least spend, lowest spend, minimum spend, as little as possible, spend as little as possible, smallest budget, lowest budget, least budget, cheapest plan to, cheapest plan for, minimise spend, minimize spend, smallest spend, least money, lowest cost, minimise the spend, minimize the spend, minimise cost, minimize cost',
  cautious:
    'cautious, cautiously, careful, carefully, safe, safer, conservative, conservatively, play it safe, play safe, risk averse, risk-averse, prudent, more cautious, more careful, more conservative, on the safe side, safely, cvar, worst case, worst-case, defensive, low risk, lower risk, less risk, less risky, cautious one, careful one, safe one',
  remark:
    'too cautious, too careful, too conservative, too safe, too defensive, too prudent, too low risk, overly cautious',
  expected:
    "expected, average, neutral, mean, risk neutral, risk-neutral, on average, expected value, don't be cautious, do not be cautious, don't be so cautious, don't be too cautious, stop being cautious, less cautious, less careful, less conservative, bolder, balanced, the average case, average case, mean case, no longer cautious, expectation",
  risk: 'risk, risk attitude, attitude, risk level',
  period: 'period',
  'what-if':
    "wat if, what if, what about, how about, what would happen if, what happens if, what happens when, suppose, supposing, imagine, assuming, assume, if, and if, say, whatif, what-if, what would it be if, how would it look if, what would it look like if, how does it look if, what does it look like if, what do we get if, what would we get if, what changes if, and what if, let's say, lets say, what would change if, how much would we lose if, how much do we lose if, what do we lose if, how much would we get if, how much do we get if, what would we lose if, what's the effect if, what is the effect if, what would the value be if, what happens to value if, try what happens if, see what happens if, what would it cost if, price, simulate",
  why: 'why, how come, explain, explain why, for what reason, reason for, reasons for, reason, reasons, what is the reason, what is the reason for, explanation, why is it that, explain this, explain the plan, explain it, rationale, justify, motivate, what drives, tell me why, the reasoning, reasoning, explain to me why',
  so: 'so little, so much, so few, so low, so high, so small, so big, so large, this much, this little, this low, this high, such a low, such a high, such a small, such a big, too little, too much, that much, that little, so many, that low, that high, so heavily, so strongly, low, high, small, big, large, little, much, favoured, favored, preferred, better, best, doing, does, did, share, amount, result, split, way, like this, like that, plan, numbers, number, looking, should, not, proposed, recommend, recommended, suggest, suggested, spends, moves, changed, changes, come out, comes out, worth, important',
  compare:
    'how is this different, how is it different, how is that different, how different is this, how different is it, compare, comparison, versus, vs, vs., compared, compare this, compare it, comparing, against, difference, differences, differ, what changed, what has changed, how does this compare, how does it compare, how does that compare, how different, diff, how does this differ, how does it differ, how does that differ, changes since, what changed since, what has changed since, changed since, contrast, side by side, what is different, what’s different, what is the difference, compares, what is new',
  since: 'since, than, and',
  today:
    "today, today's, now, today's plan, today's spend, today's spending, current spend, current spending, what we spend today, what we spend now, what we do today, status quo, the status quo, today's split, current split, current allocation, today's allocation, as is, the present spend, present spend, what we do now, our spend today, spend today, what we have today, our current spend, actual spend, today's budget",
  previous:
    'previous, previous one, previous plan, previous run, previous version, before, the one before, last one, last plan, last run, last version, earlier one, earlier plan, earlier version, one before, plan before, run before, last result, previous result, the earlier one, the step before, last step, previous step, prior plan, prior one, prior run, what we had before, what it was before, earlier, the version before, version before',
  'last-report':
    "last report, last week, last week's, last week's report, previous report, last weekly report, the report before, report before, last week's plan, previous week, last week's run, week before, the week before, last time's report, last report's plan, the last report, most recent report, previous week's, previous week's report",
  undo: 'take back the last change, take back the last step, take back the last one, take back, undo, undo that, undo this, undo it, undo the last change, undo last change, undo last, undo the last one, take that back, take it back, take the last one back, take the last change back, revert that, revert the last change, revert the last one, one step back, step back, a step back, go back one step, go back a step, back one step, one back, back one, go one step back, revert last change, revert, undo the last step, undo last step, go back, back, roll back, rollback, scratch that, forget that, never mind that, scrap that, drop the last change, drop that change, cancel that, cancel the last change, remove the last change, undo one step, undo the previous change, back up a step, reverse that, drop that, forget the last change, go back once, not that, discard that, discard the last change, go one back, go back one, roll that back, ctrl+z, ctrl z',
  reset:
    'reset, start over, start again, start from scratch, back to the start, back to start, back to the beginning, from the start, from scratch, from the beginning, go back to the start, go back to the beginning, undo all, undo everything, undo all changes, undo all of it, revert everything, revert all, revert all changes, back to the original, back to the original plan, go back to the original, go back to the original plan, original plan, the original, original, reset everything, reset all, reset it, reset the plan, discard all changes, discard everything, drop all changes, forget all changes, forget everything we changed, start afresh, begin again, restart, start anew, back to square one, return to the start, return to the original, return to the original plan, back to where we started, back to the first plan, take everything back, take it all back, undo it all, clear all changes, back to the first one, restore the original, restore the original plan, remove all changes, cancel all changes, go back to where we started, go back to square one, go all the way back, all the way back',
  again:
    'once again, again, run again, run it again, rerun, re-run, rerun it, refresh, recalculate, recompute, once more, run that again, run this again, do it again, do that again, one more time, redo the calculation, work it out again, calculate again, recalculate it, update it, try again, repeat, repeat it, refresh it, re-run it, run it once more, run once more, rerun this, rerun that, refresh the plan, rerun the plan, run the plan again, same again, repeat that, re-run this, re-run that',
  export:
    'export, download, save, export it, export this, export the plan, export the run, download it, download this, download the plan, save it, save this, save the plan, send me, get me, give me, i need, attach, share, export the data, download the data, export the numbers, download the numbers, as file, file, files, data, numbers, send, post, table, version, copy, export the table, export everything, export that, download that, save that, export the result, export the results, results, get',
  as: 'as, in, to, as a, to a, into a, in a, as an, as the, format, please as, as file',
  csv: 'csv, spreadsheet, excel, csv file, excel file, csv format, csv table, .csv, xlsx',
  json: 'json, json file, json format, .json',
  png: 'png, picture, image, png file, chart image, png image, pictures, images, .png, chart as png, the charts as png, charts as png, charts as pictures, picture of the chart, picture of the charts, image of the chart, chart picture, screenshot',
  chart: 'chart, charts, graph, graphs',
  adopt:
    "adopt, adopt it, adopt this, adopt that, adopt this plan, adopt the plan, adopt that plan, accept it, accept this, accept, accept this plan, accept the plan, take it, take this, take this plan, take that plan, take this one, we take it, we take this one, go with it, go with this, go with this plan, go with that, go with that plan, go with this one, go with that one, let's do it, let's do this, approve, approve it, approve this plan, approved, approve this, use this plan, use this one, we'll take it, we'll take this one, we'll take this, we will take it, we will take this, make it the plan, make this the plan, make this our plan, this is our plan, adopted, make it official, adopt this one, we adopt this, we adopt it, we adopt this plan, commit to this plan, settle on this, settle on this plan, lock it in, lock this in, ship it, implement it, implement this plan, that's our plan, we'll go with this, we'll go with it, we'll go with this plan, we go with this",
  history:
    'which runs have there been, what runs have there been, runs so far, runs until now, history, show history, show the history, the history, past runs, earlier runs, previous runs, old runs, list runs, list the runs, list of runs, all runs, last runs, latest runs, recent runs, what did we run, what did we run before, what have we run, past plans, earlier plans, previous plans, which runs, which runs are there, what runs are there, runs, run history, plan history, old plans, what did we try, what have we tried, what have we tried so far, what did we try before, what did we try so far, list earlier runs, list past runs, list previous runs',
  show: "show, show me, see, view, display, what is, what's, what are, look at, list, tell me, give me, print, which, read out, which are, let me see, remind me of, remind me, what was, where is, open",
  plan: "the plan as it stands, the plan as it is, plan as it stands, how things stand, where things stand, plan as it is, plan, current plan, the plan, the current plan, plan so far, the plan so far, the plan now, plan now, where are we, where are we now, where do we stand, where do we stand now, what do we have, what do we have now, what have we got, what do we have so far, current state, the current state, status, latest plan, newest plan, plan as it is now, what have we changed, what have we changed so far, what did we change, what did we change so far, current version, state of the plan, plan at the moment, summary, what is the plan now, what's the plan now, what's the plan, what is the plan, what's the current plan, present plan, the numbers again, the plan again, plan again",
  assumptions:
    'assumptions, assumption, assumptions behind this, assumptions behind it, assumptions behind the plan, what is this based on, what is it based on, what is that based on, based on what, what does this rest on, what does it rest on, what do you assume, what did you assume, what are you assuming, where do the numbers come from, where do these numbers come from, inputs, the inputs, model assumptions, what is assumed, which assumptions, what do the numbers rest on, what does this assume, what does it assume, what did we assume, what are we assuming, where do those numbers come from, underlying assumptions',
  help: 'what you can do, what i can say, what i can ask, what i can type, what can i type here, what can we type, help, help me, what can you do, what can i do, what can i say, what can i ask, what can i type, how does this work, how do i use this, how do i use you, commands, options, what can we ask, what can we do here, what can i do here, what can i ask here, what can i say here, what do you understand, what can you do here, show help, usage, how does it work, what else can you do, what else can i ask, what can we say, instructions, what are my options, what can i ask you, how do i talk to you',
  schedule:
    'schedule, schedule it, schedule this, schedule a report, schedule the report, schedule reports, send, send it, send this, send us this, send a report, send the report, send me this, send us a report, report, report it, report this, report on this, post, post it, post this, post the report, post a report, share this, share it, remind us, repeat this, repeat it, run this, run it, give us this, update us, report back, send an update, send us an update, post an update, schedule this report, schedule this plan, schedule the plan, report this plan, send this report, send this plan, send me a report, post this report, post this plan, do this, rerun this, rerun it',
  'run-word': 'run, number, no., plan number, run number, nr, plan',
  filler:
    "we've, i've, i'm new here, i am new here, i'm new, we're, both, everywhere, a bit, a little, slightly, this time, so far, whole, what then, what would you do, what would that do, what would that mean, what would happen, pay off, be worth it, worth it, what do you think, how should we split it, how should we split, how should we split that, how would you split it, how would you split that, how do we split it, what now, new here, then what, anyway, one more, meanwhile, later, please, pls, plz, thanks, thank you, thx, cheers, could you, can you, would you, will you, could we, can we, shall we, should we, may i, can i, could i, we, i, you, let's, lets, let us, let me, hey, hi, hello, ok, okay, well, then, maybe, perhaps, actually, really, also, too, instead, kindly, i want, i want to, i'd like, i'd like to, i would like, i would like to, we want, we want to, we'd like, we'd like to, we would like, we would like to, i need, i need to, we need, we need to, want, us, me, the, a, an, our, my, this, that, it, these, those, them, they, would, could, there, here, hm, hmm, yes, yeah, oh, um, so, do, does, did, will, shall, channel, channels, the channel, bot, your, its, to see, might, currently, right, quickly, again please, for me, for us, for now, if possible, if you can, @channels, going, want to, i think, we think, i guess, guys, team, everyone, all right, alright, one more thing, next, first, finally, quick question, simply, mind, do you mind, would you mind, still, though, btw, by the way, got it, sure, in that case, as well, of course, now please, everybody, folks, dear",
} as const;
