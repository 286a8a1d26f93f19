/** What fronts say of the files that a reply carries. */
export const exportTexts = {
  failed: {
    upload: 'The files could not be sent ({{code}}). The text above says all that I could bring.',
    here: 'The files could not be sent here.',
    scope:
      'The files could not be sent: the app lacks the right `files:write`. Whoever set it up can add it.',
    large_one: '{{count}} file is too large to be sent here.',
    large_other: '{{count}} files are too large to be sent here.',
    save: '{{name}} could not be written.',
  },
  sentDirectly: 'The files are in your direct messages with me.',
  saved: 'File: {{path}}',
} as const;
