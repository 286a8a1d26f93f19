/** What the page tells people when the server would not do something, by key in the catalogue `web.refusals`. */
export type RefusalCode =
  | 'host'
  | 'origin'
  | 'session'
  | 'password-needed'
  | 'password-wrong'
  | 'password-wait'
  | 'not-found'
  | 'method'
  | 'not-json'
  | 'shape'
  | 'too-large'
  | 'line-too-long'
  | 'busy'
  | 'thread-gone'
  | 'file-gone'
  | 'form-gone'
  | 'stopping';

/** A request that is answered with an HTTP status and a word that the page knows. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: RefusalCode;
  /** In seconds: not before that. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: RefusalCode, retryAfter?: number) {
    super(`${status} ${code}`);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
