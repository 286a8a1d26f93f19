import type { Reply } from '../reply.ts';

/** The reply with lines before its small print, which it gets where it has none; before its buttons then. */
export function withSaid(reply: Reply, said: readonly string[]): Reply {
  if (said.length === 0) return reply;
  const at = reply.blocks.findIndex(({ kind }) => kind === 'caveats');
  if (at >= 0) {
    const blocks = reply.blocks.map((block, index) =>
      index === at && block.kind === 'caveats' ? { ...block, items: [...said, ...block.items] } : block,
    );
    return { ...reply, blocks };
  }
  const isActions = ({ kind }: Reply['blocks'][number]) => kind === 'actions';
  return {
    ...reply,
    blocks: [
      ...reply.blocks.filter((block) => !isActions(block)),
      { kind: 'caveats', items: said },
      ...reply.blocks.filter(isActions),
    ],
  };
}
