import { expect, test } from 'vitest';
import { CONNECT_CHOICES } from './connect-choices';
import { connectSnippets } from './snippets';

const subject = {
  origin: 'https://logs.example.com',
  key: `cnd_${'k'.repeat(42)}`,
  service: "o'brien's \\shop",
};

function textOf(id: string, origin = subject.origin): string {
  const found = connectSnippets({ ...subject, origin }).find((snippet) => snippet.id === id);
  return (found?.steps ?? []).map((step) => step.code).join('\n');
}

test('Every snippet carries the address and the key that it was made for', () => {
  const all = Object.values(CONNECT_CHOICES).flatMap(({ snippets }) => snippets(subject));
  for (const snippet of all.filter(({ steps }) => steps.length > 0)) {
    const text = snippet.steps.map((step) => step.code).join('\n');
    expect(text).toContain('logs.example.com');
    expect(text).toContain(subject.key);
  }
});

test('A quote or backslash in the service name breaks neither a shell command nor a script', () => {
  expect(textOf('curl')).toContain(`"service":"o'\\''brien'\\''s \\\\shop"`);
  expect(textOf('pino')).toContain(`service: 'o\\'brien\\'s \\\\shop'`);
});

test('winston is told port and encryption apart, as its options want them', () => {
  expect(textOf('winston')).toMatch(/host: 'logs\.example\.com',\n {2}port: 443,\n {2}ssl: true/);
  expect(textOf('winston', 'http://localhost:3000')).toMatch(/port: 3000,\n {2}ssl: false/);
});

test('OTLP settings write the header as a percent-encoded list entry', () => {
  expect(textOf('otlp-settings')).toContain(
    `OTEL_EXPORTER_OTLP_HEADERS='Authorization=Bearer%20${subject.key}'`,
  );
  expect(textOf('otlp-settings')).toContain(
    `OTEL_EXPORTER_OTLP_ENDPOINT='https://logs.example.com/api/otlp'`,
  );
});
