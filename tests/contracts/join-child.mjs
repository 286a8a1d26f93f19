// A process that brings two workspaces together, for tests. Arguments: where, as JSON; after which table's rows it is to be
// killed, or nothing. Prints what came of it.
import { joinWorkspaces } from '../../dist/adapters/storage/join-workspaces.js';

const [where, dieAfter] = process.argv.slice(2);
const log = {
  debug() {},
  info({ table }) {
    if (table !== undefined && table === dieAfter) process.kill(process.pid, 'SIGKILL');
  },
  warn() {},
  error() {},
  child: () => log,
};
const joined = await joinWorkspaces({
  from: 'web:local',
  into: 'terminal:local',
  log,
  now: () => new Date(),
  ...JSON.parse(where),
});
process.stdout.write(`${JSON.stringify(joined ?? null)}\n`);
