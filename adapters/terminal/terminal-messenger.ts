import { DeliveryError, type Messenger } from '../../src/bot/messenger.ts';
import type { ChartRenderer, Log } from '../../src/bot/ports.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { type SavedPicture, savePictures } from './pictures.ts';

/** A terminal that somebody sits at. */
interface Screen {
  /** Shows a reply that nobody waits for. */
  show(reply: Reply, pictures: readonly SavedPicture[]): void;
  readonly renderer: ChartRenderer;
  /** Where pictures are written. */
  readonly directory: string;
  readonly log: Log;
}

/** Brings reports to whoever sits at this machine's terminal. */
export interface TerminalMessenger extends Messenger {
  /** From now on reports are shown there. Before, there is nobody to show them to, and they wait. */
  connect(screen: Screen): void;
}

/** The one channel there is. */
export const terminalChannel = 'terminal';

/**
 * Shows reports, and words to their makers, on the terminal. What another process showed, or an earlier one, nobody
 * can look up: a report that was in doubt is shown again, and says so.
 */
export function createTerminalMessenger(): TerminalMessenger {
  const shown = new Set<string>();
  let connected: Screen | undefined;

  const screen = (): Screen => {
    if (connected === undefined) throw new DeliveryError('later', 'nobody-at-the-terminal');
    return connected;
  };

  return {
    front: 'terminal',
    connect(given) {
      connected = given;
    },
    async post(_, reply, mark, signal) {
      const place = screen();
      const pictures = await savePictures(reply, { ...place, signal });
      if (signal.aborted) throw new DeliveryError('later', 'too-late');
      place.show(reply, pictures);
      shown.add(mark);
      return mark;
    },
    find: async (_, mark) => (shown.has(mark) ? mark : 'unknown'),
    async tell(_, reply) {
      screen().show(reply, []);
    },
    async channel(_, channel) {
      if (channel !== terminalChannel) return undefined;
      return { id: terminalChannel, name: terminalChannel, isPrivate: false, mayPost: true, isVisible: true };
    },
  };
}
