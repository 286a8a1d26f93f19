import type { WorkspaceSettings } from '../../features/workspace/stored/settings.ts';
import type { Reply } from '../reply.ts';

/** The reply with its charts as the workspace wants them drawn: where it chose this machine, nowhere else. */
export function drawnAsSet(reply: Reply, { charts }: WorkspaceSettings): Reply {
  if (charts !== 'local' || !reply.blocks.some(({ kind }) => kind === 'chart')) return reply;
  return {
    ...reply,
    blocks: reply.blocks.map((block) =>
      block.kind === 'chart' ? { ...block, chart: { ...block.chart, drawnBy: 'local' } } : block,
    ),
  };
}
