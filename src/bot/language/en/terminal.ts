export const terminal = {
  usage: `channels {{version}}: spreads a budget over channels, with a proof of how close to the best the plan is

  npm start -- optimize medical      one command, answered here; charts go to ./out
  npm start                          connects to Slack and Discord if their tokens are set; else opens a chat page
                                     for the browser, and a prompt beside it
  npm start -- serve                 connects, and never opens a prompt; with WEB_PORT the chat page too;
                                     with DATABASE_URL, leaves plans and reports to workers
  npm start -- worker                works out plans and brings reports for all processes of the same DATABASE_URL
  npm start -- backup copy.sqlite    copies all that is kept to a file, also while it is in use
  npm start -- migrate-store         moves all that is kept from SQLite to the PostgreSQL of DATABASE_URL
  npm start -- doctor                checks what is configured, and says how to mend what is wrong
  npm start -- schema scenario       the JSON Schema of scenario files (schema run: of what --json prints)
  npm start -- article               the loop of the article that this project began with, step by step
  npm start -- help                  all commands

  --json       prints the run record as JSON and nothing else (npm start --silent -- optimize medical --json)
  --lang zh    answers in Chinese; en in English. Without it: as LANGUAGE, LC_ALL, LC_MESSAGES or LANG says
  --version    the version
  --help       this text

Quote what the shell would read itself: npm start -- "optimize medical app<=20k"`,
  next: 'Next:',
  noRecord: '“{{command}}” has no JSON form. Leave --json out, or use it with optimize.',
  picture: {
    saved: 'Picture: {{path}}',
    notDrawn: 'This chart could not be drawn as a picture; the text above shows the same.',
    notSaved: 'The picture of this chart could not be saved in ./out; the text above shows the same.',
    absent: 'There is no picture of the chart “{{chart}}”: it could not be drawn or saved.',
  },
  progress: {
    queued: 'Waiting for a free place',
    drawing: 'Drawing what is uncertain',
    searching: 'Looking for the best plan',
    proving: 'Proving how good it is',
    explaining: 'Working out why',
    fitting: 'Learning from the history',
    gap: 'gap {{gap}}',
    stop: 'Ctrl-C stops it',
  },
  prompt: {
    welcome: 'Type a command, for example: optimize medical. Tab completes, help lists all, exit leaves.',
    leave: 'Ctrl-C again leaves; so do Ctrl-D and exit.',
  },
  fault: 'Something went wrong on our side. The log has the details under {{incident}}.',
  cannotStart: 'Cannot start: {{reason}}',
  arguments: {
    unknown: 'There is no option {{option}}. There are --json, --lang, --version and --help.',
    language:
      '--lang takes en or zh, and got “{{received}}”. For example: npm start -- optimize medical --lang zh',
    schema:
      'There are two schemas, scenario and run, and got “{{received}}”. For example: npm start -- schema run',
    file: 'backup takes the name of the file to write. For example: npm start -- backup channels-backup.sqlite',
    surplus:
      '“{{command}}” takes nothing more, and got “{{received}}”. For example: npm start -- {{command}}',
  },
  worker: {
    noDatabase:
      'A worker shares the work of other processes through PostgreSQL, and DATABASE_URL is not set.\nSet it here and for the other processes: DATABASE_URL=postgres://user:password@host:5432/database\nWithout it, one process does everything: npm start',
  },
  serve: {
    nothing:
      'There is nothing to serve: neither Slack nor Discord is configured, nor a port for the chat page.\nSet SLACK_BOT_TOKEN with SLACK_APP_TOKEN, or DISCORD_TOKEN, or WEB_PORT (.env.example explains each), then start again.\nnpm start alone opens the chat page without any setting.\nFor a single command: npm start -- optimize medical',
  },
  config: {
    heading_one: 'One thing in the configuration is to be put right:',
    heading_other: '{{count}} things in the configuration are to be put right:',
    file: 'The file .env cannot be read: {{reason}}',
    wrong: '{{variable}} cannot be used as it is, “{{received}}”. {{expected}}',
    wrongHidden: '{{variable}} cannot be used as it is (its value is not shown here). {{expected}}',
    missing: '{{variable}} is missing, which {{because}} needs. {{expected}}',
    missingEither:
      '{{variable}} or {{orElse}} is missing; {{because}} needs one of them. {{expected}} {{orExpected}}',
    misspelt: '{{variable}} is not read by this program. Did you mean {{nearest}}?',
    unused: '{{variable}} has no effect beside {{because}}.',
    source: '{{variable}} cannot be used, so this source is left out. {{expected}}',
    noZone: 'TZ does not name a time zone; times are shown in UTC. For example: TZ=Asia/Shanghai',
    checkAll: 'npm start -- doctor checks everything that is configured.',
  },
  sources: {
    several:
      'A source is one thing: a link (_URL), a folder (_FOLDER), or a database (_DATABASE) with one _QUERY or _VIEW.',
    workspaces:
      'These are ids of chat workspaces with commas between, for example slack:T0123456, discord:112233445566778899.',
    link: 'It is an https address without user and password in it, for example https://example.org/weekly.csv.',
    nothing: 'The source has no _URL, _FOLDER or _DATABASE.',
    database:
      'It needs postgres://user:password@host:5432/database in its _DATABASE; in the password, write @ : / # % as %40 %3A %2F %23 %25.',
    query:
      'The database needs a _QUERY, such as select week, tv_spend, revenue from weekly, or the name of a _VIEW.',
    view: 'It is the name of a view or table, for example reporting.weekly.',
  },
  variables: {
    SLACK_BOT_TOKEN:
      'SLACK_BOT_TOKEN begins with xoxb-; it is at api.slack.com/apps → your app → OAuth & Permissions.',
    SLACK_APP_TOKEN:
      'SLACK_APP_TOKEN begins with xapp-, for Socket Mode; it is under Basic Information → App-Level Tokens (scope connections:write).',
    SLACK_SIGNING_SECRET:
      'SLACK_SIGNING_SECRET is for HTTP mode; it is under Basic Information → App Credentials (32 letters and digits).',
    SLACK_PORT: 'It is a port from 0 to 65535, for example SLACK_PORT=3000.',
    SLACK_API_URL: 'It is a web address, for example SLACK_API_URL=https://slack.com/api/.',
    DISCORD_TOKEN:
      'DISCORD_TOKEN is three parts with dots between them, without “Bot ” before; it is at discord.com/developers/applications → your application → Bot → Reset Token.',
    DISCORD_APPLICATION_ID: 'It is the number under General Information → Application ID.',
    DISCORD_GUILD_ID:
      "It is the server's number: Developer Mode on, right-click the server → Copy Server ID.",
    DISCORD_API_URL: 'It is a web address, for example DISCORD_API_URL=https://discord.com/api.',
    CHARTS:
      'It is local or quickchart. With quickchart, chart titles, channel names and amounts go to QUICKCHART_URL.',
    QUICKCHART_URL:
      'It is the address of the chart server, for example QUICKCHART_URL=https://quickchart.io; CHARTS=local draws here instead.',
    QUICKCHART_KEY: 'It is the key of a QuickChart account.',
    DATA_DIR: 'It is a folder, for example DATA_DIR=./data.',
    DATABASE_URL:
      'It is postgres://user:password@host:5432/database. In the password, write @ : / # % as %40 %3A %2F %23 %25. sslmode may be disable, prefer, require, verify-ca (with sslrootcert) or verify-full.',
    SOURCE_PRIVATE_ADDRESSES:
      'These are IP addresses or ranges with commas between, for example SOURCE_PRIVATE_ADDRESSES=10.1.0.0/16,127.0.0.1.',
    PLANNER_THREADS: 'It is a whole number from 1 to 64, for example PLANNER_THREADS=2.',
    REPORT_POST_SECONDS: 'It is a number of seconds from 1 to 120, for example REPORT_POST_SECONDS=30.',
    HEALTH_PORT: 'It is a port from 0 to 65535, for example HEALTH_PORT=8080.',
    HEALTH_HOST: 'It is an address of this machine: 127.0.0.1 for itself only, 0.0.0.0 for all.',
    WEB_PORT: 'It is a port from 0 to 65535, for example WEB_PORT=8090.',
    WEB_HOST:
      'It is an address of this machine: 127.0.0.1 for itself only, 0.0.0.0 for all (with WEB_PASSWORD).',
    WEB_NAME:
      'It is the name under which people reach the page, without http:// and port; several with commas between. For example: WEB_NAME=chat.example.org',
    WEB_PASSWORD:
      'WEB_PASSWORD has at least 12 characters; whoever has it may use the chat page. For one: openssl rand -base64 18',
    LOG_LEVEL: 'It is trace, debug, info, warn, error or silent.',
    LOG_FORMAT: 'It is json or pretty.',
    LANGUAGE: 'It is en or zh.',
    TZ: 'It is the IANA name of a time zone, for example TZ=Asia/Shanghai.',
    NO_COLOR: 'Any value switches colours off.',
  },
  doctor: {
    allRight: 'Everything that was checked is in order.',
    toMend_one: 'One thing is to be mended.',
    toMend_other: '{{count}} things are to be mended.',
    mend: 'To mend it: {{how}}',
    failed: 'does not work: {{reason}}',
    noAnswer: 'no answer within {{seconds}} seconds',
    subjects: {
      node: 'Node.js',
      configuration: 'Configuration',
      dataDirectory: 'Data directory',
      store: 'Store',
      planner: 'Optimiser',
      queue: 'Shared work',
      source: 'Source {{name}}',
      engines: 'Tensors',
      charts: 'Charts',
      chinese: 'Chinese in charts',
      clock: 'Clock',
      zone: 'Time zone',
      slack: 'Slack',
      discord: 'Discord',
    },
    engines: {
      right: '{{engine}} is there; plans, bounds and money are reckoned in float64',
      absent: '{{engine}} is not there ({{detail}}); nothing depends on it',
      mend: 'reinstall the packages: npm ci',
    },
    queue: {
      right:
        'workers: {{workers}}, serving only: {{serving}}; plans running: {{running}}, waiting: {{waiting}}',
      noWorker:
        'no process brings reports or takes plans: start npm start -- worker (or npm start, which does everything). Serving only: {{serving}}; they work plans out themselves after 20 seconds',
      mend: 'see that the role in DATABASE_URL may create the schema channels_jobs and tables in it',
    },
    node: {
      right: '{{version}}, as required ({{required}})',
      wrong: '{{version}}, but {{required}} is required',
      mend: 'install a current version of Node.js from nodejs.org',
    },
    configuration: {
      right: 'every variable that is set can be used',
      mend: '.env.example explains every variable',
    },
    dataDirectory: {
      right: '{{path}} can be written',
      wrong: '{{path}} cannot be written ({{reason}})',
      mend: 'make it writable for the account that runs this, or set DATA_DIR to another folder',
    },
    store: {
      right: '{{state}}; a row was written and read back',
      forgets: 'a row that was written was not there afterwards',
      mend: 'see that the disk is not full and that the folder is on a local disk; DATA_DIR moves it',
      mendServer: 'see that the PostgreSQL server runs and that DATABASE_URL is right',
    },
    source: {
      right_one: '{{count}} table, {{size}} bytes; open to {{open}}',
      right_other: '{{count}} tables, {{size}} bytes; open to {{open}}',
      here: 'this machine only',
      mend: 'see .env.example, “Where weekly numbers come from”',
    },
    planner: {
      right: 'a small plan was found and proved in {{milliseconds}} ms ({{engine}})',
      unproved: 'a small plan that is easy to prove was not proved: gap {{gap}}',
      mend: 'install the packages again (npm ci); if it stays so, report it with the log',
    },
    charts: {
      right: '{{renderer}}; drew {{width}} × {{height}} in {{milliseconds}} ms',
      notPng: 'what came back is not a PNG picture',
      mendLocal: 'install the packages again (npm ci)',
      mendServer: 'see that QUICKCHART_URL can be reached from here, or set CHARTS=local',
    },
    chinese: {
      right: 'Chinese labels are readable',
      wrong: 'Chinese labels are drawn as empty boxes',
      mendLocal: 'install the packages again (npm ci)',
      mendServer: 'install a Chinese font on the chart server, or set CHARTS=local',
    },
    clock: {
      right: '{{time}}',
      wrong: '{{time}} is before this program was made',
      mend: "set the machine's clock; Slack refuses requests that are five minutes off",
    },
    zone: {
      right: '{{zone}}; zone data covers Asia/Shanghai',
      wrong: 'the zone data of this Node.js is incomplete: Asia/Shanghai is missing or wrong',
      mend: 'use a build of Node.js with full ICU data (the official ones have it)',
    },
    slack: { off: 'off: SLACK_BOT_TOKEN is not set' },
    discord: { off: 'off: DISCORD_TOKEN is not set' },
  },
} as const;
