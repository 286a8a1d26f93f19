/** What is said of the files that a run is handed out as, and their columns. Names of files are in `files`. */
const exportTexts = {
  title: '{{scenario}}: files of #{{number}}',
  summary: {
    csv: 'The plan of #{{number}} ({{scenario}}) as a table: {{files}}.',
    json: 'The record of #{{number}} ({{scenario}}): {{files}}.',
    png_one: 'The chart of #{{number}} ({{scenario}}): {{files}}.',
    png_other: 'The charts of #{{number}} ({{scenario}}): {{files}}.',
  },
  about: {
    csv: 'One row a channel; plain numbers, units in the titles. Texts that a spreadsheet would take for a formula begin with an apostrophe.',
    json: 'The scenario as it was, what was asked for, and all that came out. `npm start -- schema run` describes it.',
    png: '1200 × 675 pixels each.',
  },
  csv: {
    id: 'Channel (identifier)',
    channel: 'Channel',
    today: 'Spend today ({{unit}})',
    proposed: 'Spend proposed ({{unit}})',
    own: 'Spend in this plan ({{unit}})',
    best: 'Spend in the best plan ({{unit}})',
    change: 'Change on today ({{unit}})',
    contribution: 'Contribution ({{unit}})',
    low: 'Contribution, 90% interval, low ({{unit}})',
    high: 'Contribution, 90% interval, high ({{unit}})',
    marginal: 'Marginal return ({{unit}})',
    per: '{{value}} per {{spend}}',
  },
} as const;

export { exportTexts as export };
