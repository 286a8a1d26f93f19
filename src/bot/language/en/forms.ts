/**
 * The forms of commands, by the command's declared name: a title and a button of at most 24 characters (Slack's
 * limit), labels of at most 45 and hints of at most 100 (Discord's).
 */
export const forms = {
  hint: 'For example: {{example}}',
  'schedule add': {
    title: 'Schedule a report',
    submit: 'Schedule',
    fields: {
      scenario: 'Scenario',
      when: 'When',
      timezone: 'Time zone',
      budget: 'Budget, if not the scenario’s own',
      'only-if': 'Only if something moved by more than',
    },
    hints: {
      when: 'weekly mon 09:00, weekdays 9am, monthly last 18:00; a channel such as #growth may follow',
      timezone: 'A zone such as Europe/Berlin, or a large city',
    },
  },
} as const;
