// A second process on a store, for tests. Arguments: where the store is, as JSON; what to do; details as JSON.
// Prints "ready" when the store is open, waits for a line on standard input, then prints a line of JSON for each
// thing that was acknowledged.
import { once } from 'node:events';
import { openPostgresStore } from '../../dist/adapters/storage/postgres.js';
import { openSqliteStore } from '../../dist/adapters/storage/sqlite.js';

const [where, task, details] = process.argv
  .slice(2)
  .map((text, index) => (index === 1 ? text : JSON.parse(text)));
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
const keyOf = ({ workspace, schedule, due }) => `${workspace} ${schedule} ${due}`;
const log = { debug() {}, info() {}, warn() {}, error() {}, child: () => log };

// Root may write everywhere: what a lack of rights does is only seen by somebody else.
if (task === 'open' && process.getuid?.() === 0) {
  process.setgid(65534);
  process.setuid(65534);
}

const open = async () => {
  switch (where.kind) {
    case 'sqlite':
      return openSqliteStore({ directory: where.directory, log });
    case 'postgres':
      return openPostgresStore({ url: where.url, log });
    default:
      throw new Error(`unknown kind of store: ${where.kind}`);
  }
};

const tasks = {
  async open(store) {
    say(await store.check());
  },
  async runs(store, { workspace, run, count }) {
    for (let made = 0; made < count; made += 1) say((await store.runs.add(workspace, run)).number);
  },
  async versions(store, { workspace, scenario, count }) {
    for (let made = 0; made < count; made += 1) {
      say((await store.scenarios.save(workspace, scenario, 'U1')).version);
    }
  },
  async claims(store, { ids, at }) {
    for (const id of ids) if (await store.deliveries.claim(id, new Date(at))) say(id);
  },
  async openings(store, { schedules, occurrence }) {
    for (const [workspace, number] of schedules) {
      const at = new Date(occurrence.at);
      if (await store.reports.open(workspace, number, { ...occurrence, at })) say([workspace, number]);
    }
  },
  async work(store, { at, until, run, figures, schedules = [], occurrence }) {
    await tasks.openings(store, { schedules, occurrence });
    const times = { at: new Date(at), until: new Date(until), fronts: ['slack'] };
    for (let claim = await store.reports.claim(times); claim; claim = await store.reports.claim(times)) {
      const { report } = claim;
      if (report.run === undefined) await store.reports.plan(claim, run, figures);
      if (await store.reports.note(claim, { state: 'sent' })) say({ sent: keyOf(report) });
    }
  },
};

// Told to start before anything is opened, so that several processes open at the same moment.
if (details.startTogether) {
  say('ready');
  await once(process.stdin, 'data');
}
try {
  const store = await open();
  if (!details.startTogether) {
    say('ready');
    await once(process.stdin, 'data');
  }
  await tasks[task](store, details);
  await store.close();
} catch (error) {
  say({ name: error.name, fault: error.fault, message: error.message });
  process.exitCode = 1;
}
process.stdin.destroy();
