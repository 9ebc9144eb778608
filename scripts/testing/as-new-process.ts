import { vi } from 'vitest';

const store = globalThis as typeof globalThis & { environmentOfWorker?: NodeJS.ProcessEnv };

/*
 * Before each `.db.test.ts`, which share a process: nothing of the file before it is left. Its modules are loaded anew, what
 * they keep one of a process is gone, and the settings are those the process began with. A process for each file would load
 * what is in node_modules again, and that takes longer than most files' tests.
 */
store.environmentOfWorker ??= { ...process.env };
for (const name of Object.keys(process.env)) {
  if (!(name in store.environmentOfWorker)) delete process.env[name];
}
Object.assign(process.env, store.environmentOfWorker);
for (const name of Object.keys(globalThis)) {
  if (name.startsWith('candor')) Reflect.deleteProperty(globalThis, name);
}
vi.useRealTimers();
vi.restoreAllMocks();
vi.resetModules();
