import { file, type SnippetStep, scriptText, shell, shellWord } from './snippet';

/** How a service tells of its circuit breakers: one transition by curl, opossum's by a file of a few lines, and metrics. */
export function breakerSnippets({ origin, key }: { origin: string; key: string }): SnippetStep[] {
  const post = (kind: string, record: object) =>
    [
      `curl -sS ${shellWord(`${origin}/api/v1/breakers/${kind}`)} \\`,
      `  -H ${shellWord(`Authorization: Bearer ${key}`)} \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d ${shellWord(JSON.stringify(record))}`,
    ].join('\n');
  const origins = { breaker: 'card-network', service: 'checkout', dependency: 'payments' };
  return [
    shell(
      'One transition and one sample, to see them arrive',
      [
        post('transitions', { ...origins, from: 'closed', to: 'open', reason: '52% failed' }),
        post('samples', {
          ...origins,
          intervalSeconds: 60,
          calls: 120,
          rejected: 80,
          fallbacks: 80,
        }),
      ].join('\n'),
    ),
    file('candor-breaker.mjs: any opossum breaker, without a package', opossum(origin, key)),
    shell(
      'OpenTelemetry: resilience4j, Polly and opossum-prometheus are known by their metrics’ names',
      [
        `export OTEL_EXPORTER_OTLP_ENDPOINT=${shellWord(`${origin}/api/otlp`)}`,
        'export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
        `export OTEL_EXPORTER_OTLP_HEADERS=${shellWord(`Authorization=Bearer%20${key}`)}`,
      ].join('\n'),
    ),
  ];
}

function opossum(origin: string, key: string): string {
  return `const url = ${scriptText(`${origin}/api/v1/breakers`)};
const headers = { authorization: ${scriptText(`Bearer ${key}`)}, 'content-type': 'application/json' };
const instance = \`\${process.env.HOSTNAME ?? 'local'}:\${process.pid}\`;

/** candorBreaker(breaker, { service: 'checkout', dependency: 'payments' }) */
export function candorBreaker(breaker, origin, seconds = 10) {
  const send = (kind, record) =>
    fetch(\`\${url}/\${kind}\`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ breaker: breaker.name, instance, ...origin, ...record, at: Date.now() }),
    }).catch(() => {});
  let state = breaker.opened ? 'open' : 'closed';
  for (const [event, to] of Object.entries({ open: 'open', halfOpen: 'half_open', close: 'closed' })) {
    breaker.on(event, () => {
      if (to !== state) send('transitions', { from: state, to });
      state = to;
    });
  }
  const counted = { fire: 'calls', failure: 'failures', timeout: 'timeouts', reject: 'rejected', fallback: 'fallbacks' };
  const none = Object.fromEntries(Object.values(counted).map((name) => [name, 0]));
  let counts = { ...none };
  for (const [event, name] of Object.entries(counted)) breaker.on(event, () => (counts[name] += 1));
  setInterval(() => {
    send('samples', { intervalSeconds: seconds, state, ...counts });
    counts = { ...none };
  }, seconds * 1000).unref();
}
`;
}
