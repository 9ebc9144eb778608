import { describe, expect, it } from 'vitest';
import { BUILT_IN_TEMPLATES, proposedTemplate } from './built-in-templates';
import { draftValues } from './draft-values';
import { dueDate, isOverdue } from './due-date';
import type { Evidence } from './evidence';
import { type IncidentFacts, spanWords } from './incident-facts';
import { nextStatuses, whyNotStatus } from './postmortem-status';
import { fillTemplate, unknownVariables } from './template';

const at = (time: string) => `2026-11-24T${time}:00.000Z`;
const facts: IncidentFacts = {
  number: 12,
  title: 'Payments <script>alert(1)</script> time out',
  severity: 'SEV2',
  services: ['checkout'],
  startedAt: at('10:00'),
  detectedAt: at('10:04'),
  acknowledgedAt: at('10:06'),
  mitigatedAt: at('10:30'),
  resolvedAt: at('11:00'),
  impact: 'Card payments [fail](javascript:alert(1)).',
  roles: [{ role: 'commander', name: 'Ada' }],
  timeline: [
    { at: at('10:04'), kind: 'alert', text: '5 * errors_per_minute', by: null, path: null },
  ],
  suspectedChanges: [
    {
      title: 'checkout 1.8',
      path: '/p/shop/delivery',
      reasons: ['4 min before'],
      isConfirmed: false,
    },
  ],
  paged: [{ target: 'Primary on-call', at: at('10:04'), status: 'delivered' }],
  path: '/p/shop/incidents/12',
};
const evidence: Evidence[] = [
  {
    number: 1,
    kind: 'row',
    caption: 'row',
    path: null,
    frozenAt: at('12:00'),
    data: { at: at('10:04'), kind: 'alert', text: '5 * errors_per_minute', by: null },
  },
];
const measured = {
  errorLines: 1_240,
  errorLinesBefore: 3,
  mostDeadLetters: 0,
  mostBacklog: null,
  breakers: [{ name: 'payments', openSeconds: 1_500 }],
  charts: { errors: 1, deadLetters: null, backlog: null },
};

describe('a new postmortem', () => {
  const values = draftValues(facts, measured, evidence);

  it('has half of it written from what the data knows', () => {
    expect(values.summary).toContain('began at 2026-11-24 10:00 UTC and lasted 60 min.');
    expect(values.impact).toContain(
      '1,240 error lines of checkout; 3 in as long a time before it.',
    );
    expect(values.impact).toContain('The breaker payments was open for 25 min.');
    expect(values.impact).not.toContain('dead letters');
    expect(values.timeline).toBe(
      '- **2026-11-24 10:04 UTC** 5 \\* errors\\_per\\_minute [E1](#evidence-1)',
    );
    expect(values.detection).toContain('Detected 4 min after it began, acknowledged 2 min later.');
    expect(values.response).toContain('Commander: Ada');
    expect(values.paged).toContain('Primary on-call: delivered');
    expect(values.change).toContain('4 min before');
  });

  it('says what is not known and never that it was nothing', () => {
    const bare = draftValues(
      { ...facts, startedAt: null, detectedAt: null, timeline: [], paged: [], impact: null },
      {
        errorLines: null,
        errorLinesBefore: null,
        mostDeadLetters: null,
        mostBacklog: null,
        breakers: [],
        charts: { errors: null, deadLetters: null, backlog: null },
      },
      [],
    );
    expect(bare.detection).toContain('not on record');
    expect(bare.impact).toContain('measured no impact');
    expect(bare.summary).not.toContain('lasted');
    expect(spanWords(at('10:00'), at('09:00'))).toBeNull();
  });

  it('takes no markup or link out of names and lines', () => {
    expect(values.summary).toContain('\\<script\\>');
    expect(values.impact).toContain('\\[fail\\](javascript');
  });

  it('can be made by each template, with every variable known and a key a section', () => {
    for (const template of BUILT_IN_TEMPLATES) {
      const sections = fillTemplate(template, values);
      expect(new Set(sections.map(({ key }) => key)).size).toBe(template.sections.length);
      expect(template.sections.flatMap(({ markdown }) => unknownVariables(markdown))).toEqual([]);
      expect(sections.every(({ markdown }) => !markdown.includes('{{'))).toBe(true);
    }
    expect([proposedTemplate('SEV1'), proposedTemplate('SEV4')]).toEqual(['default', 'short']);
    expect(BUILT_IN_TEMPLATES[0]?.sections.map(({ heading }) => heading)).toEqual([
      'Summary',
      'Impact',
      'Timeline',
      'Detection',
      'Contributing factors',
      'What went well',
      'What went poorly',
      'Where we got lucky',
      'What surprised us',
      'Action items',
      'Evidence',
    ]);
  });

  it('leaves what is no variable as it was written, and says so', () => {
    const sections = [
      { heading: 'X', prompt: '', markdown: '{{ summary }} {{toString}} {{weather}}' },
    ];
    expect(unknownVariables(sections[0]?.markdown ?? '')).toEqual(['toString', 'weather']);
    expect(fillTemplate({ sections }, values)[0]?.markdown).toContain('{{toString}} {{weather}}');
  });
});

describe('the day it is due', () => {
  const thursday = Date.parse('2026-11-26T15:00:00Z');
  const day = (severity: string) => new Date(dueDate(severity, thursday)).toISOString();

  it('is three days for SEV1, five working days for SEV2 and ten for others', () => {
    expect([day('SEV1'), day('SEV2'), day('SEV3')]).toEqual([
      '2026-11-29T15:00:00.000Z',
      '2026-12-03T15:00:00.000Z',
      '2026-12-10T15:00:00.000Z',
    ]);
  });

  it('has passed only while it is not published', () => {
    const dueAt = '2026-11-26T14:00:00Z';
    const overdue = (status: string, due: string | null = dueAt) =>
      isOverdue({ status, dueAt: due }, thursday);
    expect([
      overdue('draft'),
      overdue('in_review'),
      overdue('published'),
      overdue('draft', null),
    ]).toEqual([true, true, false, false]);
  });
});

describe('a status', () => {
  it('goes onwards one by one, and back', () => {
    expect(nextStatuses('draft')).toEqual(['in_review']);
    expect(whyNotStatus('draft', 'closed', { hasOwner: true })).toContain(
      'From draft it goes to in review',
    );
    expect(whyNotStatus('in_review', 'published', { hasOwner: false })).toContain('needs an owner');
    expect(whyNotStatus('in_review', 'published', { hasOwner: true })).toBeNull();
    expect(whyNotStatus('published', 'published', { hasOwner: false })).toBeNull();
  });
});
