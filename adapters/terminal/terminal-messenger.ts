import { DeliveryError, type Messenger } from '../../src/bot/messenger.ts';
import type { ChartRenderer, Log } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { type SavedPicture, savePictures } from './pictures.ts';

/** Shows a reply that nobody waits for. */
export type Show = (reply: Reply, pictures: readonly SavedPicture[]) => void;

/** Brings reports to whoever sits at this machine's terminal. */
export interface TerminalMessenger extends Messenger {
  /** From now on they are shown so. Before, there is nobody to show them to, and they wait. */
  connect(show: Show): void;
}

/** The one channel there is. */
export const terminalChannel = 'terminal';

/**
 * Shows reports and words to their makers on the terminal, with pictures in the folder named. What another process
 * showed, or an earlier one, nobody can look up: a report that was in doubt is shown again, and says so.
 */
export function createTerminalMessenger(options: {
  readonly renderer: ChartRenderer;
  readonly log: Log;
  readonly directory: string;
}): TerminalMessenger {
  const shown = new Set<string>();
  let show: Show | undefined;

  const present = (): Show => {
    if (show === undefined) throw new DeliveryError('later', 'nobody-at-the-terminal');
    return show;
  };

  return {
    front: 'terminal',
    connect(given) {
      show = given;
    },
    async post(_, reply, mark, signal) {
      present();
      const pictures = await savePictures(reply, { ...options, signal });
      if (signal.aborted) throw new DeliveryError('later', 'too-late');
      present()(reply, pictures);
      shown.add(mark);
      return mark;
    },
    find: async (_, mark) => (shown.has(mark) ? mark : 'unknown'),
    async tell(_, reply) {
      present()(reply, []);
    },
    async channel(_, channel) {
      if (channel !== terminalChannel) return undefined;
      return { id: terminalChannel, name: terminalChannel, isPrivate: false, mayPost: true, isVisible: true };
    },
  };
}
