import type { ArgumentKind } from '../../../bot/command.ts';
import { halfWidth } from '../../../scenario/half-width.ts';

/** Most channels that one line may name. */
const mostNames = 200;

const nothing = /^(?:none|no|nothing|无|没有|都不)$/i;

/** Channels by what people call them, with commas between; `none` says that there is none. */
export const channelList: ArgumentKind<readonly string[]> = {
  name: 'channel-list',
  read(text) {
    if (nothing.test(text.trim())) return [];
    return halfWidth(text)
      .split(/[,;、\n]/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '')
      .slice(0, mostNames);
  },
};
