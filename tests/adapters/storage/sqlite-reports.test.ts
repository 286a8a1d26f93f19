import { openSqliteStore } from '../../../adapters/storage/sqlite.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';
import { survivesDeath } from '../../features/reports/crashes.ts';

survivesDeath('SQLite', () => openSqliteStore({ file: ':memory:', log: recordedLog() }), { isShort: true });
