import { channelFinder } from '../../scenario/find.ts';
import { UserError } from '../../scenario/problem.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { foldName } from '../../scenario/text.ts';
import { byStart, phrases } from './vocabulary/meanings.ts';

/** A channel or group, as somebody may call it. */
interface SaidName {
  readonly id: string;
  readonly isGroup: boolean;
}

/** What a scenario's channels and groups may be called in a sentence: lower case, one space between words. */
export interface SaidNames {
  readonly byText: ReadonlyMap<string, SaidName>;
  readonly byStart: ReadonlyMap<string, readonly string[]>;
  /** Every Latin word of these. */
  readonly words: ReadonlySet<string>;
}

const spaced = (name: string) => foldName(name).replaceAll('-', ' ');

/**
 * The beginnings of a Chinese name that people use for the whole, two characters or more. As in English, what stands
 * last is the kind of thing (营销, 合作, `marketing`), which does not say which one.
 */
function chineseParts(name: string): string[] {
  return (name.match(/\p{Script=Han}{3,}/gu) ?? []).flatMap((text) => {
    const signs = [...text];
    return signs.slice(2).map((_, more) => signs.slice(0, 2 + more).join(''));
  });
}

/** The names of a scenario's channels and groups, whole ones and those words of them that mean only one. */
export function namesIn(scenario: Scenario): SaidNames {
  const byText = new Map<string, SaidName>();
  const find = channelFinder(scenario);
  const whole = [...scenario.channels, ...scenario.groups].flatMap(({ id, names, aliases }) =>
    [id, names?.en, names?.zh, ...aliases].filter((name) => name !== undefined).map(spaced),
  );
  const parts = whole.flatMap((name) => [
    ...name
      .split(' ')
      .slice(0, -1)
      .filter((word) => word.length >= 3),
    ...chineseParts(name),
  ]);
  // A word of the grammar is that, unless it is a whole name.
  for (const name of [...whole, ...parts.filter((part) => !phrases.has(part))]) {
    if (name === '' || byText.has(name)) continue;
    const found = meant(find, name);
    if (found !== undefined) byText.set(name, found);
  }
  const texts = [...byText.keys()];
  return {
    byText,
    byStart: byStart(texts),
    words: new Set(texts.flatMap((text) => text.match(/[a-z][a-z']*/g) ?? [])),
  };
}

function meant(find: ReturnType<typeof channelFinder>, name: string): SaidName | undefined {
  try {
    const { kind, id } = find(name);
    return { id, isGroup: kind === 'group' };
  } catch (error) {
    // Ambiguous: then it is no name at all.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
