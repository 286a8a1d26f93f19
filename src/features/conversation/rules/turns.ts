import { type Rule, rules } from '../clause.ts';
import type { Move } from '../move.ts';

const say = (patterns: readonly string[], move: Move): Rule[] => rules(patterns, () => [move]);

const whyWords =
  'so|be|give|INTO|of|only|just|more|less|most|least|not|nothing|plan|by|budget|no|today|UP|DOWN|with|everything|all|cap|half|each|raise|cut|set';

/** Questions about the plan, and what to do with it. */
export const turnRules: readonly Rule[] = [
  ...rules(
    [
      `why ${whyWords}*`,
      `why ${whyWords}* CHANNEL ${whyWords}|why*`,
      `${'of'}? CHANNEL why ${whyWords}*`,
      `why ${whyWords}* CHANNEL ${whyWords}|QUANTITY*`,
      `${whyWords}* why`,
      `CHANNEL ${whyWords}|QUANTITY* why`,
    ],
    ({ channels: [about] }) => {
      const channel = about?.ids[0];
      return [{ kind: 'why', ...(channel !== undefined && { channel }) }];
    },
  ),
  ...(
    [
      ['today', 'today'],
      ['previous', 'previous'],
      ['last-report', 'last-report'],
    ] as const
  ).flatMap(([word, target]) =>
    say(
      [
        `compare plan? to|with|on|at|of|since|AND|be* ${word} plan?`,
        `to|with|on|at|since|AND* ${word} plan? since|to* compare compare?`,
        `show? compare plan? to|with|since|of|on|AND* ${word} plan? show?`,
        `plan? AND|since|to|with ${word} plan? compare show?`,
        `show? plan? compare to|since|AND* ${word} plan?`,
        `plan? compare to|with|since|AND* ${word} plan? so|show|more|less*`,
      ],
      { kind: 'compare', with: target },
    ),
  ),
  ...rules(
    [
      'compare plan? to|with|on|at|of|since|AND|be* RUN plan?',
      'to|with|on|at|since|AND* RUN plan? since|to* compare compare?',
      'show? compare plan? to|with|since|of|on|AND* RUN plan? show?',
      'plan? AND|since|to|with RUN compare show?',
      'plan? compare to|with|since|AND* RUN plan? so|show|more|less*',
    ],
    ({ runs: [run] }) => (run === undefined ? undefined : [{ kind: 'compare', with: { run } }]),
  ),
  ...say(['undo', 'undo plan?'], { kind: 'undo' }),
  ...say(['reset', 'reset plan?', 'to reset', 'set to reset'], { kind: 'reset' }),
  ...say(['again', 'plan? again', 'again plan'], { kind: 'again' }),
  ...(['csv', 'json', 'png'] as const).flatMap((format) =>
    say(
      [
        `export|show|chart|plan* as|export|to|INTO|set|be* ${format} export|chart|as|plan|each*`,
        `${format} export|as|chart*`,
        `as ${format} export*`,
      ],
      { kind: 'export', format },
    ),
  ),
  ...say(['export chart', 'export chart as? png'], { kind: 'export', format: 'png' }),
  ...say(['adopt', 'adopt plan', 'adopt IS? plan'], { kind: 'adopt' }),
  ...say(['show? all|previous|so* history show?'], { kind: 'history' }),
  ...say(['show? plan', 'plan show?', 'show plan show?', 'show budget', 'budget be? show'], {
    kind: 'show',
    what: 'plan',
  }),
  ...say(['show plan again'], { kind: 'show', what: 'plan' }),
  ...say(
    [
      'show? assumptions',
      'assumptions show?',
      'show? plan? of? assumptions show?',
      'show assumptions INTO? plan?',
    ],
    { kind: 'show', what: 'assumptions' },
  ),
  ...say(['show* help show?'], { kind: 'help' }),
];
