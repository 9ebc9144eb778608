import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readRouteMethods } from './scripts/route-methods.mjs';

// Tests and a running product build into folders of their own, so that neither disturbs the other.
const distDir = process.env.CANDOR_DIST_DIR ?? '.next';

/** Next.js writes its build folder into the tsconfig that it uses: other builds than the first get a copy to write in. */
function tsconfigPath() {
  if (distDir === '.next') return 'tsconfig.json';
  const folder = path.join(import.meta.dirname, 'node_modules/.cache/candor');
  const file = path.join(folder, `tsconfig${distDir.replaceAll('/', '-')}.json`);
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify({ extends: '../../../tsconfig.json', include: [] });
  // Whoever starts a build that somebody else has made may not be able to write here.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  return path.relative(import.meta.dirname, file);
}

/** @type {import('next').NextConfig} */
const config = {
  distDir,
  // For the Allow header of a 405, which Next.js answers without one.
  env: {
    CANDOR_ROUTE_METHODS: JSON.stringify(readRouteMethods(path.join(import.meta.dirname, 'app'))),
  },
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run verify` type-checks the whole tree; doing it again here would only slow the first start.
  typescript: { ignoreBuildErrors: true, tsconfigPath: tsconfigPath() },
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'prom-client', 'protobufjs'],
};

export default config;
