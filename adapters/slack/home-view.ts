import type { SlackBlock } from './blocks.ts';

/** A Home tab as Slack takes it. */
export interface HomeView {
  readonly type: 'home';
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly blocks: readonly SlackBlock[];
}
