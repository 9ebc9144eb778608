import path from 'node:path';

/** The same route with the obvious way to store, for comparison: Prisma's createMany. */
const config = {
  turbopack: { root: path.resolve(import.meta.dirname, '../..') },
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'prom-client', 'protobufjs'],
};

export default config;
