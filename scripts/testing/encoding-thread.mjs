// The build bundles the thread's program; a test runs its sources, and a thread has no loader of its own.
import { register } from 'tsx/esm/api';

register();
await import(new URL('../../server/logs/encoding-thread/run.ts', import.meta.url).href);
