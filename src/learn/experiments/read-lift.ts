import { normalQuantile } from '../../model/normal.ts';
import { echo, UserError } from '../../scenario/problem.ts';
import { readMoney } from '../../scenario/quantity.ts';

/** What a geo test or a platform's lift study found: the incremental outcome, and how sure that is. */
export interface ToldLift {
  readonly value: number;
  readonly standardError: number;
  /** The interval as it was told, and its level. */
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

const plusMinus = /^(.+?)\s*(?:±|\+\/-|\+-)\s*(.+)$/;
const interval =
  /^(.+?)\s*[([{（【]\s*(.+?)\s*(?:\.\.+|…|–|—|~|;|,\s| to | bis | a | à | 至 |到|-(?=\s*[-\d$€£¥]))\s*(.+?)\s*[)\]}）】]$/;
const levelBehind =
  /[\s@(（]*(?:at\s+|ci\s*)?(\d{2}(?:\.\d+)?)\s?%(?:\s*(?:ci|interval|confidence))?[)）]?$/i;

/**
 * `120k±30k`, `120k (90k to 150k)`, `120k ± 25k @90%`. What stands behind ± is half the interval, as lift studies tell it;
 * without a level it is taken as 95 %. The error is taken as normal: half width ÷ z.
 *
 * @throws UserError `experiment.lift-unreadable`; those of amounts
 */
export function readLift(text: string, currency: string): ToldLift {
  const plain = text.trim();
  const [behind, percent] = levelBehind.exec(plain) ?? [];
  const level = percent === undefined ? 0.95 : Number(percent) / 100;
  const body = behind === undefined ? plain : plain.slice(0, -behind.length).trim();
  const money = (part: string) => {
    const isBelow = /^[-−]/.test(part);
    const amount = readMoney(part.replace(/^[-−+]\s*/, ''), { currency });
    return isBelow ? -amount : amount;
  };
  const unreadable = () => new UserError({ code: 'experiment.lift-unreadable', received: echo(text) });
  if (!(level >= 0.5 && level < 1)) throw unreadable();
  const z = normalQuantile(0.5 + level / 2);
  const [, middle, half] = plusMinus.exec(body) ?? [];
  if (middle !== undefined && half !== undefined) {
    const [value, width] = [money(middle), Math.abs(money(half))];
    if (!(width > 0)) throw unreadable();
    return { value, standardError: width / z, low: value - width, high: value + width, level };
  }
  const [, told, from, to] = interval.exec(body) ?? [];
  if (told === undefined || from === undefined || to === undefined) throw unreadable();
  const [value, low, high] = [money(told), money(from), money(to)];
  if (!(low < high && low <= value && value <= high)) throw unreadable();
  return { value, standardError: (high - low) / (2 * z), low, high, level };
}
