import { spawn } from 'node:child_process';
import { ALLOCATION } from './programs';

/** Runs `node <args>` as the product does, for a supervisor: its signals reach it, and how it ends is how we end. */
export function runInFront(args: string[]): void {
  const child = spawn(process.execPath, args, {
    env: { ...ALLOCATION, NEXT_TELEMETRY_DISABLED: '1', ...process.env, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.once('close', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1);
  });
}
