import type { Move } from '../../../../src/features/conversation/move.ts';
import type { Scenario } from '../../../../src/scenario/scenario.ts';
import { type Limit, membersOf, mergedLimits, mergedSets, rounded } from './expected.ts';

/** What was read, written as what is expected is. */
export function moveTexts(moves: readonly Move[], scenario: Scenario): string[] {
  const limits: Limit[] = [];
  const texts = moves.flatMap((move) => textsOf(move, scenario, limits));
  return [...mergedSets(texts), ...mergedLimits(limits)].sort();
}

const joined = (ids: readonly string[], scenario: Scenario) =>
  [...new Set(membersOf(ids, scenario))].sort().join('+');

function textsOf(move: Move, scenario: Scenario, limits: Limit[]): string[] {
  switch (move.kind) {
    case 'limit': {
      const { to } = move;
      if ('amount' in to && to.amount === 0 && move.side !== 'min')
        return [`drop ${joined(move.channels, scenario)}`];
      if ('ofCurrent' in to && to.ofCurrent === 1 && move.side === 'exactly')
        return [`hold ${joined(move.channels, scenario)}`];
      const text =
        'amount' in to
          ? rounded(to.amount)
          : 'share' in to
            ? `share ${to.share.toFixed(3)}`
            : `current ${rounded(to.ofCurrent)}`;
      limits.push({ channels: membersOf(move.channels, scenario), side: move.side, to: text });
      return [];
    }
    case 'hold':
    case 'only':
      return [`${move.kind} ${joined(move.channels, scenario)}`];
    case 'without':
      return [`drop ${joined(move.channels, scenario)}`];
    case 'unlimit':
      return [`unlimit ${joined(move.channels, scenario)}`.trim()];
    case 'what-if':
      return [
        `whatif ${move.changes
          .flatMap((change) =>
            membersOf([change.channel], scenario).map((id) => {
              if ('to' in change) return `${id} to ${rounded(change.to)}`;
              return 'amount' in change.by
                ? `${id} plus ${rounded(change.by.amount)}`
                : `${id} by ${rounded(change.by.share)}`;
            }),
          )
          .sort()
          .join(' ')}`,
      ];
    case 'budget':
      return [`budget ${rounded(move.amount)}`];
    case 'budget-change':
      return [
        'amount' in move.by
          ? `budget plus ${rounded(move.by.amount)}`
          : `budget by ${rounded(move.by.share)}`,
      ];
    case 'goal': {
      const { goal } = move;
      if (typeof goal === 'string') return [`goal ${goal}`];
      if ('roi' in goal) return [`goal roi ${rounded(goal.roi)}`];
      if ('cost' in goal) return [`goal cost ${rounded(goal.cost)}`];
      return 'target' in goal
        ? [`goal value ${rounded(goal.target)}`]
        : [`goal marginal ${rounded(goal.marginal)}`];
    }
    case 'period':
      return [`period ${move.period}`];
    case 'risk':
      return [`risk ${move.risk}`];
    case 'adopt':
      return [`adopt ${planText(move.which)}`];
    case 'export':
      return [`export ${move.format}`];
    case 'compare': {
      const { with: other } = move;
      if (typeof other === 'object') return [`compare #${other.run}`];
      return [
        `compare ${{ today: 'current', previous: 'previous', first: 'first', 'last-report': 'last-week' }[other]}`,
      ];
    }
    case 'schedule':
      return [`schedule ${move.when}`];
    case 'again':
      return ['rerun'];
    case 'why':
      return [`ask why ${move.channel === undefined ? '' : joined([move.channel], scenario)}`.trim()];
    case 'ask':
      return [`ask ${move.about} ${joined(move.channels, scenario)}`.trim()];
    case 'help':
      return ['ask help'];
    case 'show':
      return [`ask ${move.what === 'assumptions' ? 'assumptions' : 'plan'}`];
    case 'small-talk':
      return ['smalltalk'];
    default:
      return [move.kind];
  }
}

function planText(which: Extract<Move, { kind: 'adopt' }>['which']): string {
  if (which === undefined || which === 'last') return 'last';
  return 'step' in which ? String(which.step) : `#${which.run}`;
}
