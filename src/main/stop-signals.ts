import { constants } from 'node:os';

const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What the first stop signal sets off. */
export interface StopSignals {
  /** Aborted by the first one; its reason is the signal's name. */
  readonly signal: AbortSignal;
  /** The exit code that tells of the signal that came: 130 for SIGINT; undefined when none came. */
  exitCode(): number | undefined;
}

/** For what ends by itself at once: a signal ends the process as it ends any. */
export const nobodyStops: StopSignals = {
  signal: new AbortController().signal,
  exitCode: () => undefined,
};

/** From now on the first stop signal asks for an orderly end, and the second one ends the process at once. */
export function listenForStopSignals(): StopSignals {
  const controller = new AbortController();
  let code: number | undefined;
  for (const name of names) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(128 + constants.signals[name]);
      code = 128 + constants.signals[name];
      controller.abort(name);
    });
  }
  return { signal: controller.signal, exitCode: () => code };
}
