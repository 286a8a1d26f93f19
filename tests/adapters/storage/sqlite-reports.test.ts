import { openSqliteStore } from '../../../adapters/storage/sqlite.ts';
import { survivesDeath } from '../../bot/reports/crashes.ts';
import { recordedLog } from '../../contracts/recorded-log.ts';

survivesDeath('SQLite', () => openSqliteStore({ file: ':memory:', log: recordedLog() }), { isShort: true });
