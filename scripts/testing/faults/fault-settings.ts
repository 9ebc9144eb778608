/** What real workers, and the sender of records beside them, are started with. */
export const faultSettings = (databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  CANDOR_SECRET: 'a secret for tests alone, of no use elsewhere',
  CANDOR_BASE_URL: 'http://127.0.0.1:3000',
  CANDOR_ALLOW_PRIVATE_TARGETS: 'true',
  CANDOR_LOG_LEVEL: 'fatal',
  CANDOR_SELF_WATCH: 'false',
});
