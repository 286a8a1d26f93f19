/** Backups, and the move from SQLite to PostgreSQL. */
export const storage = {
  backup: {
    done: '{{path}} ({{size}} MB) holds a copy of everything in {{from}}; it was read back and is sound.\nTo restore it: stop channels, remove channels.sqlite-wal and channels.sqlite-shm beside {{from}} if they are there, put the copy in the place of channels.sqlite, and start.',
    server:
      'Everything is in PostgreSQL ({{to}}), whose own programs copy it. To back up:\n\n  {{dump}}\n\nTo restore it into an empty database, or over what is there, with channels stopped:\n\n  {{restore}}\n\nBoth ask for the password, or take it from PGPASSWORD or ~/.pgpass.',
  },
  joined: {
    done: 'Terminal and page share one workspace from now on: what the page had kept in its own was brought over. Everything as it was before is in {{backup}}.',
    renamed: 'Both had {{from}}; the page’s is called {{to}} now.',
  },
  move: {
    noTarget:
      'migrate-store moves everything from {{from}} to the database in DATABASE_URL, which is not set. For example: DATABASE_URL=postgres://user:password@host:5432/database npm start -- migrate-store',
    caption: '{{from}} → {{to}}',
    nothing: 'There are no workspaces in {{from}}.',
    columns: {
      workspace: 'Workspace',
      scenarios: 'Scenarios',
      runs: 'Runs',
      adoptions: 'Adopted plans',
      schedules: 'Schedules',
      reports: 'Reports',
      outcome: 'Outcome',
    },
    outcomes: { moved: 'moved, read back', same: 'was there, the same', refused: 'not moved' },
    deliveries: 'Handled messages that are remembered: {{count}}',
    problems: {
      heading: 'Not moved, and left as it is on both sides:',
      count: '{{workspace}}: rows of “{{table}}” that are there already: {{there}}; here: {{here}}.',
      differs: '{{workspace}}: “{{row}}” is there already, and differs from the one here.',
      unstorable:
        '{{workspace}}: “{{row}}” is damaged; PostgreSQL does not take it or does not give it back the same.',
      mendThere:
        'If what is there can go, remove it and start again: delete from channels.workspaces where id = {{id}};',
      mendHere: 'Mend or delete that row in {{from}} (sqlite3 opens it), then start again.',
    },
    endings: {
      done: 'All is moved: each row was read back from PostgreSQL and is the same. {{from}} is as it was. Keep DATABASE_URL set, and start.',
      refused: 'What is not named above is moved: each of its rows was read back and is the same.',
      changed:
        'Another process wrote to {{from}} meanwhile. Stop every channels that uses it, then start this again: what was moved and is the same stays.',
      stopped: 'Stopped before the end. Start it again: what was moved and is the same stays.',
    },
  },
} as const;
