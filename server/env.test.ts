import { describe, expect, test } from 'vitest';
import { parseEnv, SettingsError } from './env';

const NEEDED = {
  DATABASE_URL: 'postgresql://candor:let-me-in@db.internal/candor',
  CANDOR_SECRET: 'a secret for tests alone, of no use elsewhere',
};

const complaint = (settings: Record<string, string>): string => {
  try {
    parseEnv({ ...NEEDED, ...settings });
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return error instanceof Error ? error.message : '';
  }
  return '';
};

describe('Settings are looked at when a process starts', () => {
  test('what is needed is enough, and an empty setting is one that is not set', () => {
    expect(complaint({})).toBe('');
    expect(complaint({ SMTP_PORT: '', CANDOR_RETENTION_DAYS: '', CANDOR_BASE_URL: '' })).toBe('');
  });

  test.each([
    ['CANDOR_SECRET', 'short'],
    ['CANDOR_BASE_URL', 'candor.example.com/path'],
    ['CANDOR_RETENTION_DAYS', 'many'],
    ['CANDOR_INGEST_MEMORY_MB', '1'],
    ['CANDOR_SELF_WATCH', 'perhaps'],
    ['SMTP_PORT', '70000'],
    ['CANDOR_INIT_API_KEY', 'cnd_short'],
  ])('%s that is wrong is named', (name, value) => {
    expect(complaint({ [name]: value })).toContain(`\n  ${name} `);
  });

  test('all that are wrong are named at once, and no value of theirs is shown', () => {
    const said = complaint({
      SMTP_PORT: 'secret-port',
      CANDOR_SECRET: 'hush',
      CANDOR_RETENTION_DAYS: '0.5',
    });
    for (const name of ['SMTP_PORT', 'CANDOR_SECRET', 'CANDOR_RETENTION_DAYS'])
      expect(said).toContain(name);
    expect(said).not.toMatch(/hush|secret-port|let-me-in/);
  });

  test.each([
    [{ CANDOR_GITHUB_CLIENT_ID: 'id' }, 'CANDOR_GITHUB_CLIENT_SECRET is missing'],
    [{ CANDOR_GOOGLE_CLIENT_SECRET: 's' }, 'CANDOR_GOOGLE_CLIENT_ID is missing'],
    [{ SMTP_HOST: 'mail' }, 'SMTP_FROM is missing'],
    [{ CANDOR_INIT_OWNER_EMAIL: 'a@example.com' }, 'CANDOR_INIT_OWNER_PASSWORD is missing'],
  ])('of those that go together the missing one is named: %o', (settings, said) => {
    expect(complaint(settings)).toContain(said);
  });
});
