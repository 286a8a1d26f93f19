import type { ArgumentKind, ChosenScenario } from '../../../bot/command.ts';
import { scenario } from '../../scenarios/arguments/scenario.ts';

const beginning = /^(?:from|like|从|基于|参照|按)/i;

/** The scenario that a new one begins as: `from medical`, `从 智慧医疗`; by its name alone where the argument is named. */
export const template: ArgumentKind<ChosenScenario> = {
  ...scenario,
  joinsWords: false,
  begins: (word) => new RegExp(`${beginning.source}$`, 'i').test(word),
  read: (text, place) => scenario.read(text.replace(new RegExp(`${beginning.source}\\s+`, 'i'), ''), place),
};
