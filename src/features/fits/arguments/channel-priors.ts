import type { ArgumentKind } from '../../../bot/command.ts';
import type { FitSpec } from '../../../learn/fit/fit-spec.ts';
import { halfWidth } from '../../../scenario/half-width.ts';
import { echo, type Problem, UserError } from '../../../scenario/problem.ts';

/** What somebody holds likely of a channel before the data, the channel as they call it. */
export type ChannelPrior = FitSpec['priors'][string] & { readonly channel: string };

/** Most priors that one line may state. */
const mostPriors = 100;

const example = 'tv roi 0.5..3';

/** Returns and shares as people call them. */
const measures: readonly { readonly on: ChannelPrior['on']; readonly names: string }[] = [
  { on: 'roi', names: 'roi|roas|return|returns|回报|回报率|带来' },
  { on: 'share', names: 'share|part|占比|份额' },
];
const anyMeasure = measures.map(({ names }) => names).join('|');
const number = String.raw`\d+(?:\.\d+)?\s*%?|\.\d+\s*%?`;
/** `$0.5`, `¥3`: returns are per one of the same money, whatever it is called. */
const sign = String.raw`\p{Sc}?\s*`;
const pattern = new RegExp(
  String.raw`^(.*\S)\s+(${anyMeasure})\s*[=:]?\s*${sign}(${number})\s*(?:\.{2,3}|…|-|–|~|to|and|至|到)\s*${sign}(${number})` +
    String.raw`(?:\s*(?:per|for|for every|for each|/|每)\s*${sign}1(?:\.0+)?)?$`,
  'iu',
);
/** "每 1 回报 0.5 到 3" and the like: the money first. */
const leadingUnit = /\s*(?:每(?:花|投)?|per)\s*\p{Sc}?\s*1\s*(?:元|块)?\s*(?=回报|带来|returns?)/iu;

/**
 * Priors on channels, with commas or semicolons between: `tv roi 0.5..3, search share 5%..20%`, or in words of money:
 * `TikTok returns $0.5 to $3 per $1`. The range holds the truth nine times in ten.
 */
export const channelPriors: ArgumentKind<readonly ChannelPrior[]> = {
  name: 'channel-priors',
  isLines: true,
  read(text) {
    const pieces = halfWidth(text)
      .split(/[,;、\n]/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '');
    const problems: Problem[] = [];
    const priors = pieces.slice(0, mostPriors).flatMap((piece) => {
      const read = readPrior(piece);
      if ('code' in read) problems.push(read);
      return 'code' in read ? [] : [read];
    });
    const [first, ...more] = problems;
    if (first !== undefined) throw new UserError(first, ...more);
    if (priors.length === 0) {
      throw new UserError({ code: 'fit.prior-unreadable', received: echo(text), values: { example } });
    }
    return priors;
  },
};

function readPrior(piece: string): ChannelPrior | Problem {
  const [, channel, measure = '', from = '', to = ''] = pattern.exec(piece.replace(leadingUnit, ' ')) ?? [];
  const on = measures.find(({ names }) => names.split('|').includes(measure.toLowerCase()))?.on;
  if (channel === undefined || on === undefined) {
    return { code: 'fit.prior-unreadable', received: echo(piece), values: { example } };
  }
  const [low, high] = [numberOf(from), numberOf(to)];
  if (!(low > 0 && low < high && (on === 'roi' || high <= 1))) {
    const shown = on === 'share' ? 'tv share 5%..20%' : example;
    return { code: 'fit.prior-range', received: echo(piece), values: { example: shown } };
  }
  return { channel, on, low, high };
}

const numberOf = (text: string) => Number.parseFloat(text) / (text.includes('%') ? 100 : 1);
