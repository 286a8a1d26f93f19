import { createHash } from 'node:crypto';
import { word } from '../src/bot/arguments/word.ts';
import { defineCommand } from '../src/bot/command.ts';
import type { Invocation } from '../src/bot/invocation.ts';
import { refuseUnlessMay } from '../src/bot/rights.ts';
import { forgetReply, forgottenReply } from '../src/features/workspace/replies/forget.ts';
import type { WorkspaceContents } from '../src/features/workspace/stored/store.ts';
import { UserError } from '../src/scenario/problem.ts';

/** What a button's confirmation looks like. */
const confirmationForm = /^[\da-f]{6}-[\da-f]{6}$/;

/** A confirmation holds for the span in which it was given and the next one. */
const spanMs = 10 * 60_000;

export const forget = defineCommand({
  name: 'forget',
  examples: ['forget'],
  audience: 'caller',
  args: { confirm: { kind: word, required: false, position: 0, example: 'abcd-1234' } },
  check({ confirm }, { invocation }) {
    refuseUnlessMay('workspace.forget', invocation.who);
    // "Forget it" is said of other things: in a conversation it is no command.
    if (confirm !== undefined && !confirmationForm.test(confirm)) {
      throw new UserError({ code: 'forget.expired' });
    }
  },
  async run({ confirm }, context) {
    const { store, invocation, now } = context;
    const { workspace } = invocation.where;
    const contents = await store.workspaces.contents(workspace);
    if (contents === undefined) throw new UserError({ code: 'forget.nothing' });
    const span = Math.floor(now.getTime() / spanMs);
    const current = confirmationWord(invocation, contents, span);
    if (confirm === undefined) return forgetReply(contents, current, context);
    if (confirm !== current && confirm !== confirmationWord(invocation, contents, span - 1)) {
      throw new UserError({ code: 'forget.expired' });
    }
    await store.workspaces.forget(workspace);
    return forgottenReply(context);
  },
});

/**
 * What the button carries: for this person, this span of time and this workspace as long as it lives (its beginning is
 * shown to nobody), so that neither an old button nor somebody else's deletes anything.
 */
function confirmationWord({ who, where }: Invocation, { since }: WorkspaceContents, span: number): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(['forget', where.workspace, who.id, since.toISOString(), span]))
    .digest('hex');
  return `${digest.slice(0, 6)}-${digest.slice(6, 12)}`;
}
