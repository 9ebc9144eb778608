import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { WholeScriptAdapter } from './whole-script-adapter';

// The bindings are one a process and hold one engine, however often this module is loaded anew.
const globalStore = globalThis as typeof globalThis & { prismaSchemaEngine?: Promise<void> };

/**
 * Does some work with Prisma's own schema engine, as WebAssembly from npm, connected to a database.
 *
 * @param datamodels `[path, content]` of the Prisma schema files, where the work needs them.
 */
export async function withSchemaEngine<T>(
  { databaseUrl, datamodels }: { databaseUrl: string; datamodels?: [string, string][] },
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  globalStore.prismaSchemaEngine ??= loadEngine();
  await globalStore.prismaSchemaEngine;
  // A pool of ours, since the engine holds a lock on its connection until that is closed.
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'candor-schema-engine',
  });
  pool.on('error', () => {});
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScriptAdapter(pool));
    const engine = await bindings.SchemaEngine.new({ datamodels }, () => {}, adapter);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

async function loadEngine(): Promise<void> {
  // Where the engine leaves its last words when it panics, just before it traps.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(message: string) {
        throw new Error(`Prisma's schema engine broke: ${message}`);
      },
    },
  });
  const require = createRequire(import.meta.url);
  const file = require
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const imports = { './schema_engine_bg.js': withoutHolding({ ...bindings }) };
  const { instance } = await WebAssembly.instantiate(await readFile(file), imports);
  bindings.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: begin } = instance.exports;
  if (typeof begin === 'function') begin();
}

/** The engine forgets the timer of its 10 s wait for a lock, which would keep a finished process alive. */
function withoutHolding(imports: WebAssembly.ModuleImports): WebAssembly.ModuleImports {
  for (const [name, binding] of Object.entries(imports)) {
    if (!name.startsWith('__wbg_setTimeout_') || typeof binding !== 'function') continue;
    imports[name] = (...values: unknown[]) => {
      const timer: NodeJS.Timeout = binding(...values);
      return timer.unref();
    };
  }
  return imports;
}
