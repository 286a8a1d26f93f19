import { memoryStore } from '../../memory-store/memory-store.ts';
import { survivesDeath } from './crashes.ts';

survivesDeath('a store in memory', async () => memoryStore());
