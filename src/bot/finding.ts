export interface Finding {
  readonly subject: string;
  readonly state: 'right' | 'missing' | 'wrong';
  readonly detail: string;
  readonly mend?: string;
}
