import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';

export interface Chunk {
  readonly file: string;
  /** As the product serves it: gzip. */
  readonly bytes: number;
}

export interface FirstLoad {
  /** As in the address: `/p/[project]/logs`. */
  readonly route: string;
  readonly bytes: number;
  /** The largest first. */
  readonly chunks: readonly Chunk[];
}

const buildManifest = z.object({ rootMainFiles: z.array(z.string()) });
const clientManifest = z.object({ entryJSFiles: z.record(z.string(), z.array(z.string())) });

const MANIFEST = 'page_client-reference-manifest.js';

/**
 * The script that a browser fetches before anybody does anything, for each page of a build: what Next's HTML names, and
 * what its server components name, which is that of the page, its layouts, and the error and not-found pages around it.
 */
export function firstLoads(distDirectory: string): FirstLoad[] {
  const { rootMainFiles } = buildManifest.parse(
    JSON.parse(readFileSync(path.join(distDirectory, 'build-manifest.json'), 'utf8')),
  );
  const sizes = new Map<string, number>();
  const chunkOf = (file: string): Chunk => {
    const bytes = sizes.get(file) ?? gzipSync(readFileSync(path.join(distDirectory, file))).length;
    sizes.set(file, bytes);
    return { file, bytes };
  };
  const app = path.join(distDirectory, 'server/app');
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === MANIFEST)
    .map((file) => {
      const files = new Set([...rootMainFiles, ...entryFiles(path.join(app, file))]);
      const chunks = [...files].map(chunkOf).sort((a, b) => b.bytes - a.bytes);
      const bytes = chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
      return { route: routeOf(file), bytes, chunks };
    });
}

/** The manifest is a script: an assignment of JSON, in its last line. */
function entryFiles(manifest: string): string[] {
  const [, json] = /\] = (\{.*\});?\s*$/s.exec(readFileSync(manifest, 'utf8')) ?? [];
  if (!json) throw new Error(`${manifest} is not written as it was: no \`] = {...}\` at its end`);
  return Object.values(clientManifest.parse(JSON.parse(json)).entryJSFiles).flat();
}

function routeOf(manifest: string): string {
  const folders = path.dirname(manifest).split(path.sep);
  return `/${folders.filter((folder) => !/^(\(.*\)|\.)$/.test(folder)).join('/')}`;
}
