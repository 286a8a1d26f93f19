/** The work that this process has under way, so that a button can cancel it. */
import { randomUUID } from 'node:crypto';
import type { Person } from '../../src/bot/invocation.ts';

/** What became of a wish to cancel: done; not this person's to cancel; or nothing of that id runs here. */
type Cancelled = 'cancelled' | 'not-theirs' | 'over';

export interface RunningWork {
  /** Work that somebody asked for begins. */
  begin(workspace: string, asker: string): StartedWork;
  /** Those who asked for work may cancel it, and admins. */
  cancel(work: string, workspace: string, person: Person): Cancelled;
}

export interface StartedWork {
  readonly id: string;
  /** Aborted when somebody cancels the work. */
  readonly signal: AbortSignal;
  /** Nothing is there to cancel any more. */
  end(): void;
}

/** Remembers work by ids that nobody can guess. */
export function createRunningWork(): RunningWork {
  const running = new Map<
    string,
    { readonly workspace: string; readonly asker: string; readonly controller: AbortController }
  >();
  return {
    begin(workspace, asker) {
      const id = randomUUID();
      const controller = new AbortController();
      running.set(id, { workspace, asker, controller });
      return { id, signal: controller.signal, end: () => running.delete(id) };
    },
    cancel(id, workspace, { id: person, isAdmin }) {
      const work = running.get(id);
      if (work === undefined || work.workspace !== workspace) return 'over';
      if (work.asker !== person && !isAdmin) return 'not-theirs';
      work.controller.abort();
      return 'cancelled';
    },
  };
}
