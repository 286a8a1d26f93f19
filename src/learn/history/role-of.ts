import { UserError } from '../../scenario/problem.ts';
import type { Channels } from './channel-names.ts';
import type { Column, IgnoredBecause } from './column.ts';
import type { ColumnProfile } from './column-profile.ts';
import { isControlName, isEventName, isMediaName, isOutsideName } from './context-words.ts';
import { dateNames, indexNames, isCalendarName, weekEndNames } from './date-names.ts';
import { refusal } from './finding.ts';
import { cleanColumn, foldColumn } from './fold-name.ts';
import { measureOf } from './measure-words.ts';
import { isOnTheWay, isOtherCost, isPartName, isPlanName, outcomeName } from './outcome-words.ts';
import { letterOf } from './read-records.ts';

/** What a column is taken for, and what is doubtful about that. */
export type Found = Omit<Column, 'at' | 'name'> & { readonly doubt?: 'guessed-control' | 'guessed-spend' };

const ignored = (because: IgnoredBecause): Found => ({ role: 'ignored', because });

/** A column that holds the currency of the others, or numbers that stand for accounts and campaigns. */
export const isCurrencyName = (folded: string) =>
  /^(?:currency(?: code)?|wahrung|wahrungscode|devise|code de devise|moneda|moeda|codigo de moneda|货币|币种|货币代码)$/.test(
    folded,
  );
const isIdentifier = (folded: string) => /\b(?:id|ids|uuid|guid)$|编号$|账号$/.test(folded);

/** `newsletter signups`, `app installs`: things that people did, and so an outcome of some kind. */
const isCountOfSome = (folded: string) =>
  /\s(?:orders|conversions|sign ?ups|registrations|purchases|subscriptions|bookings|leads|customers|installs|downloads|demos|trials|requests)$|\p{Script=Han}(?:订单数?|注册数?|下单数?|购买数?)$/u.test(
    folded,
  );

/** A channel may be called Target; `planned Google` is none. */
const isChannelName = (channel: string) =>
  channel !== '' && !/\s/.test(channel) && !isPlanName(foldColumn(channel).replace(/^targets?$/, ''));

/** What could be the outcome, by its name. */
export function asOutcome({ name, isEmpty, isNumeric }: ColumnProfile) {
  if (isEmpty || !isNumeric || isOutsideName(name) || measureOf(name) !== undefined) return undefined;
  const folded = foldColumn(name);
  if (isPlanName(folded)) return undefined;
  const found = outcomeName(folded);
  if (found === undefined || (isControlName(name) && !/\bvalue\b/.test(folded))) return undefined;
  if (isPartName(folded) && found.rank < 4 && !/\b(?:net|gross|total|after|incl|excl)\b/.test(folded))
    return undefined;
  // What a platform counts as its own is less than the shop's, if there is one.
  return isMediaName(name) ? { ...found, rank: found.rank + 10 } : found;
}

/**
 * What a column is by its name, else by what stands in it. `channelOf` names the channel of a column that does not name it
 * itself (`Cost`, `Impr.` in the file of one platform).
 *
 * @throws UserError `history.unnamed-column`
 */
export function roleOf(
  profile: ColumnProfile,
  { channels, row, alone }: { channels: Channels; row: number; alone: string | undefined },
): Found {
  const { name, isNumeric, isEmpty } = profile;
  const folded = foldColumn(name);
  if (isEmpty) return ignored('empty');
  if (profile.isDates && (!isNumeric || dateNames.has(folded))) return ignored('other-date');
  if (weekEndNames.has(folded) && (profile.isDates || profile.isSerials)) return ignored('other-date');
  if (isCalendarName(folded) || (dateNames.has(folded) && isNumeric)) return ignored('calendar');
  if (profile.isIndex && (indexNames.has(folded) || name === '')) return ignored('index');
  if (name === '') {
    if (!isNumeric) return ignored('text');
    throw new UserError(refusal('history.unnamed-column', { row, column: letterOf(profile.at) }));
  }
  if (channels.isKnown(name) && isNumeric) return { role: 'spend', channel: channels.named(name) };
  if (isCurrencyName(folded)) return ignored('currency');
  if (isIdentifier(folded)) return ignored(profile.isConstant ? 'constant' : 'index');
  if (isOutsideName(name) && isNumeric) return profile.isConstant ? ignored('constant') : { role: 'control' };
  const isShare = profile.isShare || profile.numbers.some((one) => one.kind === 'number' && one.isPercent);
  const isRebate =
    /\b(?:discounts?|rabatte?|remises?|descuentos?|descontos?)\b/.test(folded) && (isShare || profile.isFlag);
  const measure = measureOf(name);
  if (isPartName(folded) && !isRebate) return ignored('part');
  if (isPlanName(folded) && isNumeric && (measure === undefined || !isChannelName(measure.channel)))
    return ignored('plan');
  if (measure?.kind === 'spend' && isOtherCost(folded)) return ignored('other-cost');
  // What brand search costs is spend; how often people search for the brand is an effect.
  if (isOnTheWay(folded) && measure?.kind !== 'spend') return ignored('on-the-way');
  if (measure?.kind === 'ratio')
    return isControlName(name) && isNumeric ? { role: 'control' } : ignored('ratio');
  if (measure !== undefined && (isNumeric || measure.kind !== 'spend')) {
    const channel = channels.named(measure.channel || alone || cleanColumn(name));
    return { role: measure.kind, channel };
  }
  if (asOutcome(profile) !== undefined || isCountOfSome(folded)) return ignored('other-outcome');
  if (isEventName(name)) {
    if (profile.isConstant && !isNumeric) return ignored('constant');
    if (profile.isShare || !isNumeric) return { role: 'event' };
    return { role: 'control', ...(!isControlName(name) && { doubt: 'guessed-control' }) };
  }
  if (!isNumeric) return ignored(profile.isConstant ? 'constant' : 'text');
  if (profile.isConstant) return ignored('constant');
  if (isControlName(name) || isRebate) return { role: 'control' };
  if (profile.isFlag) return { role: 'event' };
  if (isMediaName(name)) return { role: 'spend', channel: channels.named(name), doubt: 'guessed-spend' };
  return { role: 'control', doubt: 'guessed-control' };
}
