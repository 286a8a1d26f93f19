/** One thing that `doctor` looked at, whatever it belongs to, as it is told to the operator. */
export interface Finding {
  /** What was looked at; empty where the check that found it is called so. */
  readonly subject: string;
  readonly state: 'right' | 'missing' | 'wrong';
  readonly detail: string;
  /** How to put it right. */
  readonly mend?: string;
}
