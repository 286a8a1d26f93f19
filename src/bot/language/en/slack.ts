export const slack = {
  working: {
    title: 'Working on “{{line}}” …',
    gap: 'within {{gap}} of the best possible',
    step: {
      queued: 'waiting for its turn',
      drawing: 'drawing the uncertain numbers',
      searching: 'searching for the best plan',
      proving: 'proving how good it is',
      explaining: 'working out who contributes what',
    },
  },
  cut: {
    rows: 'The first {{shown}} of {{of}} rows; Slack does not take more in one message.',
    columns: 'The first {{shown}} of {{of}} columns; Slack does not take more.',
    chart: 'The chart shows the first {{shown}} of {{of}}.',
    message: 'The rest does not fit into one Slack message.',
  },
  invite: 'I am not in this channel. Type “/invite @channels” here, and my next reply comes with pictures.',
  noPlace: 'Slack does not let me write in this channel ({{code}}); this reply takes the way that it allows.',
  toldInPrivate: 'This did not work out; the person who asked was told why.',
  restarting: 'I am restarting. Please try again in a minute.',
  deadButton:
    'This button is from an older version and does nothing any more. Type “/channels help” instead.',
  fault: 'Something went wrong on my side. If it happens again, tell whoever runs me: incident {{incident}}.',
  form: {
    cancel: 'Cancel',
    dead: 'This form is from an older version and cannot be sent any more. Close it and type the command again.',
  },
  check: {
    token: 'Slack bot token',
    tokenRight: '{{bot}} in {{team}}',
    tokenWrong: 'Slack refuses it: {{code}}',
    tokenMend:
      'Set SLACK_BOT_TOKEN to the “Bot User OAuth Token” (xoxb-…) of your app: api.slack.com/apps → OAuth & Permissions; install the app there if it has none.',
    unreachable: 'Slack cannot be reached: {{code}}',
    unreachableMend: 'See whether this machine reaches {{host}}, and SLACK_API_URL if you set it.',
    scopes: 'Slack scopes',
    scopesRight: 'all granted: {{scopes}}',
    scopesUntold: 'Slack did not say which scopes the token has',
    scopesMissing: 'not granted: {{scopes}}',
    scopesMend:
      'api.slack.com/apps → your app → App Manifest: paste slack-manifest.yaml, save, and install the app again.',
    socket: 'Slack app token (Socket Mode)',
    socketRight: 'opens a connection',
    socketWrong: 'Slack refuses it: {{code}}',
    socketMend:
      'Set SLACK_APP_TOKEN to an app-level token (xapp-…) with the scope connections:write: api.slack.com/apps → Basic Information → App-Level Tokens; and switch Socket Mode on.',
    secret: 'Slack signing secret (HTTP)',
    secretRight: 'has the right form; requests are taken at /slack/events on port {{port}}',
    secretWrong: 'is not 32 hexadecimal digits',
    secretMend:
      'Set SLACK_SIGNING_SECRET to the “Signing Secret”: api.slack.com/apps → Basic Information → App Credentials.',
    channel: 'Slack channel {{channel}}',
    channelRight: 'the bot is in #{{name}}',
    channelMissing: 'the bot is not in #{{name}}',
    channelWrong: 'Slack does not show it to the bot: {{code}}',
    channelMend: 'Type “/invite @channels” in the channel.',
  },
} as const;
