import type { Language } from '../../src/bot/chart.ts';
import type { Invocation } from '../../src/bot/invocation.ts';

/**
 * Whose data the chat is about where others may reach the page, unless told: everybody who does is the same person, who may
 * do everything.
 */
export const webWorkspace = 'web:local';
/** The one channel there is. */
export const webChannel = 'web';
const person = 'local';

/** What somebody asks for on the page. */
export function webInvocation(
  id: string,
  workspace: string,
  asked: Pick<Invocation, 'request' | 'files'> & {
    readonly language: Language;
    readonly thread?: string | undefined;
  },
): Invocation {
  const { request, files, language, thread } = asked;
  return {
    id,
    request,
    ...(files !== undefined && files.length > 0 && { files }),
    who: { id: person, isAdmin: true, language },
    where: {
      front: 'web',
      workspace,
      channel: webChannel,
      ...(thread !== undefined && { thread }),
      isPrivate: false,
      mayReadFiles: false,
    },
  };
}
