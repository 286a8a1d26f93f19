import type { ChannelView, Messenger } from '../../src/bot/messenger.ts';

/** A Slack on which there are these channels; it posts nothing. */
export function fakeMessenger(
  channels: readonly ChannelView[] = [channelView('C1', 'general'), channelView('C2', 'growth')],
): Messenger {
  return {
    front: 'slack',
    post: () => Promise.reject(new Error('nothing is posted here')),
    find: async () => undefined,
    tell: () => Promise.reject(new Error('nobody is told here')),
    channel: async (_, wanted) => channels.find(({ id, name }) => id === wanted || name === wanted),
  };
}

/** A public channel in which the bot can post, unless told otherwise. */
export function channelView(id: string, name: string, changes: Partial<ChannelView> = {}): ChannelView {
  return { id, name, isPrivate: false, mayPost: true, isVisible: true, ...changes };
}
