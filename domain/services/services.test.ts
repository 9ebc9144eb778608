import { describe, expect, it, test } from 'vitest';
import { describeServices } from './describe-services';
import { type ServiceChange, serviceChangeSchema, serviceParams } from './schemas';
import type { CatalogueService } from './service-answer';
import { reasonOfState, troublesOf } from './service-reasons';
import type { ServiceSignals } from './service-state';
import { filterServices, NO_OWNER, ownersOf } from './services-view';

const silent: ServiceSignals = {
  logs: null,
  queues: null,
  breakers: null,
  ai: null,
  delivery: null,
};

function service(name: string, fields: Partial<CatalogueService> = {}): CatalogueService {
  return {
    service: name,
    ownerTeam: null,
    tier: null,
    health: 'healthy',
    signals: silent,
    reason: 'no error',
    description: null,
    runbookUrl: null,
    repositoryUrl: null,
    firstSeenAt: null,
    lastSeenAt: null,
    sends: [],
    places: [],
    ...fields,
  };
}

const nowMs = Date.parse('2025-03-01T12:00:00Z');

describe('why a service stands as it does', () => {
  it('is what fails before what degrades, causes before consequences', () => {
    const signals: ServiceSignals = {
      ...silent,
      logs: { health: 'failing', reason: 'many errors' },
      queues: { health: 'degraded', reason: 'grows' },
      breakers: { health: 'failing', reason: 'bank: open' },
    };
    expect(troublesOf(signals)).toEqual(['bank: open', 'many errors', 'grows']);
    expect(reasonOfState({ health: 'failing', signals }, { lastHeardMs: nowMs, nowMs })).toBe(
      'bank: open; many errors; grows',
    );
  });

  it('is what says that it is well, where it is', () => {
    const signals: ServiceSignals = {
      ...silent,
      logs: { health: 'healthy', reason: 'no error' },
      queues: { health: 'unknown', reason: 'mails: no sample' },
    };
    expect(reasonOfState({ health: 'healthy', signals }, { lastHeardMs: nowMs, nowMs })).toBe(
      'no error',
    );
  });

  it('is its silence, where nothing tells', () => {
    const about = (lastHeardMs: number | null) =>
      reasonOfState({ health: 'unknown', signals: silent }, { lastHeardMs, nowMs });
    expect(about(nowMs - 3 * 3_600_000)).toBe(
      'nothing heard of it for 3 h'.replace('3 h', '3\u00a0h'),
    );
    expect(about(nowMs - 60_000)).toBe('nothing that it sends tells how it stands');
    expect(about(null)).toBe('nothing tells how it stands');
  });
});

describe('the answer of the catalogue', () => {
  it('names who is in trouble, counts the rest and says how many nobody owns', () => {
    const services = [
      service('payments', { health: 'failing', ownerTeam: 'Money' }),
      service('a', { health: 'degraded' }),
      service('b', { health: 'degraded' }),
      service('c', { health: 'degraded' }),
      service('search'),
      service('old', { health: 'unknown' }),
    ];
    expect(describeServices(services)).toBe(
      'payments is failing; a, b and 1 more are degraded; 1 of 6 services is well; nothing tells how 1 stands. Nobody owns 5.',
    );
  });

  it('is calm where all is well and owned', () => {
    const services = [service('a', { ownerTeam: 'A' }), service('b', { ownerTeam: 'B' })];
    expect(describeServices(services)).toBe('2 of 2 services are well.');
    expect(describeServices([])).toBe('');
  });
});

describe('what a view shows of the catalogue', () => {
  const all = [
    service('payments', { health: 'failing', ownerTeam: 'Money', tier: 1 }),
    service('search', {
      places: [{ environment: 'staging', version: '4.2.0', lastSeenAt: '2025-03-01T12:00:00Z' }],
    }),
    service('old', { health: 'unknown', ownerTeam: 'Attic', description: 'Prints invoices' }),
  ];
  const any = { q: '', show: '', owner: '', tier: '' } as const;
  const names = (view: Parameters<typeof filterServices>[1]) =>
    filterServices(all, view).map((one) => one.service);

  it.each([
    [{ ...any }, ['payments', 'search', 'old']],
    [{ ...any, show: 'trouble' as const }, ['payments']],
    [{ ...any, show: 'unknown' as const }, ['old']],
    [{ ...any, owner: 'Attic' }, ['old']],
    [{ ...any, owner: NO_OWNER }, ['search']],
    [{ ...any, tier: '1' as const }, ['payments']],
    [{ ...any, tier: 'none' as const }, ['search', 'old']],
    [{ ...any, q: 'INVOICE' }, ['old']],
    [{ ...any, q: '4.2' }, ['search']],
    [{ ...any, q: 'mon', show: 'healthy' as const }, []],
  ])('%j is %j', (view, expected) => expect(names(view)).toEqual(expected));

  test('its owners stand once each, by name', () => {
    expect(ownersOf([...all, service('x', { ownerTeam: 'Money' })])).toEqual(['Attic', 'Money']);
  });
});

describe('what people may say of a service', () => {
  const read = (change: ServiceChange) => serviceChangeSchema.safeParse(change);

  it.each(['https://wiki.example.com/a?b#c', 'http://10.0.0.1:8080/runbook'])(
    'has a runbook at %s',
    (runbookUrl) => expect(read({ runbookUrl }).data).toEqual({ runbookUrl }),
  );

  it.each([
    'javascript:alert(1)',
    'JavaScript://example.com/%0aalert(1)',
    'data:text/html,x',
    'wiki.example.com',
    '//example.com',
    'https://',
    'https://me:secret@example.com',
    'ftp://example.com',
  ])('has no runbook at %s', (runbookUrl) => {
    expect(read({ runbookUrl }).success).toBe(false);
    expect(read({ repositoryUrl: runbookUrl }).success).toBe(false);
  });

  it('is taken back by an empty text, and left alone where nothing is said', () => {
    expect(read({ ownerTeam: '  ', runbookUrl: '', description: ' x ' }).data).toEqual({
      ownerTeam: null,
      runbookUrl: null,
      description: 'x',
    });
  });

  it.each([0, 5, 1.5])('has no tier %s', (tier) => expect(read({ tier }).success).toBe(false));
});

test('The name in an address may be any text but an empty one or one with a NUL', () => {
  expect(serviceParams.safeParse({ name: 'team/a b<i>?' }).success).toBe(true);
  expect(serviceParams.safeParse({ name: '' }).success).toBe(false);
  expect(serviceParams.safeParse({ name: 'a\0' }).success).toBe(false);
});
