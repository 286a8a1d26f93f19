import type { Words } from '../../../bot/language/words.ts';
import { type Calibration, nominal } from '../../../learn/feedback/calibration.ts';

/** "8 of 10 intervals held the actual value; 90% would be 9" */
export function calibrationText({ held, of }: Calibration, words: Words): string {
  return words.say('feedback.calibration.text', {
    held,
    count: of,
    level: words.percent(nominal),
    expected: words.number(nominal * of, 3),
  });
}
