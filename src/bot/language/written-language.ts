import type { Language } from '../chart.ts';

/**
 * The language that words are written in, where it shows: Chinese when they have more Chinese characters than words in
 * Latin letters, which may be names.
 */
export function writtenLanguage(text: string): Language | undefined {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return characters > words ? 'zh' : undefined;
}
