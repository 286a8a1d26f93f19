import type { Finding } from '../bot/finding.ts';

/** One thing that `doctor` looks at. What it throws becomes the finding that it does not work. */
export interface Check {
  readonly subject: string;
  /** How to mend it when it throws. */
  readonly mend: string;
  run(): Promise<readonly Finding[]>;
}
