import type { Received } from './request-check.ts';

/** How the double answers a request instead of as usual. */
export interface Fault {
  readonly method: string;
  readonly path: RegExp;
  times: number;
  /** `cut`: the connection ends without an answer. */
  readonly status: number | 'cut' | 'usual';
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** The request is carried out, and only its answer replaced: a reply that got lost. */
  readonly afterwards?: boolean;
  /** How long the answer waits once the request is carried out. */
  readonly holdMs?: number;
}

/** What goes wrong, as far as it was asked for. */
export function faultPlan() {
  const faults: Fault[] = [];
  return {
    /** While true nothing is carried out and every connection ends at once. */
    isDown: false,
    add(method: string, path: RegExp, status: Fault['status'], rest: Partial<Fault> = {}): void {
      faults.push({ method, path, status, times: 1, ...rest });
    },
    /** The fault that this request meets; it counts as met. */
    take({ method, path }: Received): Fault | undefined {
      const fault = faults.find((each) => each.times > 0 && each.method === method && each.path.test(path));
      if (fault !== undefined) fault.times -= 1;
      return fault;
    },
  };
}
