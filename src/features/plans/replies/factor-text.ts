import type { Words } from '../../../bot/language/words.ts';
import type { Parameter } from '../../../scenario/parameter.ts';

/** A parameter as a figure: `0.84`. */
export function middleText(
  parameter: Parameter,
  words: Words,
  write: (x: number) => string = (x) => words.number(x),
): string {
  return write(typeof parameter === 'number' ? parameter : parameter.value);
}

/** A parameter with its interval, where it has one: `0.84 (90% interval 0.74…0.92)`. */
export function factorText(
  parameter: Parameter,
  words: Words,
  write: (x: number) => string = (x) => words.number(x),
): string {
  if (typeof parameter === 'number' || parameter.low === undefined || parameter.high === undefined) {
    return middleText(parameter, words, write);
  }
  const { value, low, high } = parameter;
  return words.say('feedback.factor', { value: write(value), low: write(low), high: write(high) });
}
