/** Words to the maker of a schedule whose report could not come as it should. */
export const delivery = {
  platforms: { slack: 'Slack', discord: 'Discord', terminal: 'The terminal', web: 'The web chat' },
  mayRepeat:
    'This report may stand here twice: the connection broke when it was first sent, and I may not look whether it arrived.',
  givenUp: {
    platform: {
      title: 'A report did not arrive',
      summary:
        'The report on {{scenario}} that was due on {{due}} ({{zone}}) did not arrive: {{platform}} did not take it for a day, and it has been given up.',
      advice:
        'Schedule {{number}} goes on; its next report comes on {{next}}. For one now, type `{{run}}` in its channel.',
    },
    fault: {
      title: 'A report could not be made',
      summary:
        'The report on {{scenario}} that was due on {{due}} ({{zone}}) could not be made because of a fault on our side. It was tried for a day and has been given up.',
      advice:
        'The log tells what happened under `{{mark}}`. Schedule {{number}} goes on; its next report comes on {{next}}. To try once more, type `{{run}}` in its channel.',
    },
  },
  paused: {
    'channel-gone': {
      title: 'Schedule {{number}} rests',
      summary:
        'Schedule {{number}} ({{scenario}}) rests: its channel is gone or archived, and the report that was due on {{due}} ({{zone}}) could not be sent.',
      advice:
        'Bring the channel back and type `{{resume}}` in the workspace. For another channel, add a new schedule there and remove this one: `{{remove}}`.',
    },
    'bot-removed': {
      title: 'Schedule {{number}} rests',
      summary:
        'Schedule {{number}} ({{scenario}}) rests: I am not in its channel any more, and the report that was due on {{due}} ({{zone}}) could not be sent.',
      advice: 'Invite me to the channel again, then type `{{resume}}` there.',
    },
    'not-allowed': {
      title: 'Schedule {{number}} rests',
      summary:
        'Schedule {{number}} ({{scenario}}) rests: I may not post in its channel, and the report that was due on {{due}} ({{zone}}) could not be sent.',
      advice:
        'Let me see the channel and send messages, links and files there (or ask an admin to), then type `{{resume}}` there.',
    },
    'scenario-gone': {
      title: 'Schedule {{number}} rests',
      summary:
        'Schedule {{number}} rests: its scenario {{scenario}} is gone, and the report that was due on {{due}} ({{zone}}) could not be made.',
      advice:
        'Once the scenario is there again, type `{{resume}}` in its channel. If it is not needed any more: `{{remove}}`.',
    },
  },
  impossible: {
    title: 'A report could not be made',
    summary:
      'The report on {{scenario}} that was due on {{due}} ({{zone}}) could not be made: what schedule {{number}} asks for has no plan.',
    advice:
      'Schedule {{number}} goes on; its next report comes on {{next}}. Once it is put right, `{{run}}` in its channel makes one at once; to end it, type `{{remove}}`.',
  },
} as const;
