import {
  clientLines,
  file,
  installClient,
  otlpSettings,
  postCommand,
  type Snippet,
  type SnippetStep,
  type SnippetSubject,
  scriptText,
  shell,
} from './snippet';

/** An opossum breaker by Candor's client. */
export function opossumSnippet(subject: SnippetSubject): Snippet {
  return {
    id: 'opossum',
    title: 'opossum',
    lead: 'Candor’s client watches a breaker: each transition as it happens, with its reason, and every 10 seconds what went through.',
    steps: [
      installClient(subject, 'opossum'),
      file(
        'candor-opossum.mjs',
        `import { createCandor } from '@candor/client';
import CircuitBreaker from 'opossum';

${clientLines(subject)}
const breaker = new CircuitBreaker(askBank, { name: 'bank-api', resetTimeout: 30_000 });
breaker.fallback(() => 'asked again later');
candor.watchBreaker(breaker, { dependency: 'bank' });

// To see it open; your service calls what it calls.
async function askBank() {
  throw new Error('the bank does not answer');
}
for (let call = 0; call < 10; call += 1) await breaker.fire();
await candor.close();
`,
      ),
      shell('Run', 'node candor-opossum.mjs'),
    ],
  };
}

/** An opossum breaker by a file of a few lines, without a package. */
export function opossumFileSnippet({ origin, key }: SnippetSubject): Snippet {
  return {
    id: 'opossum-file',
    title: 'opossum, without a package',
    lead: 'A file of a few lines to import beside your breaker.',
    steps: [
      file('candor-breaker.mjs', opossum(origin, key)),
      file(
        'use-candor-breaker.mjs',
        `import CircuitBreaker from 'opossum';
import { candorBreaker } from './candor-breaker.mjs';

const breaker = new CircuitBreaker(async () => {}, { name: 'stock-api' });
candorBreaker(breaker, { service: 'checkout', dependency: 'stock' });
`,
      ),
    ],
  };
}

/** Breakers of other libraries, by what their metrics are called. */
export function otherBreakersSnippet(subject: SnippetSubject): Snippet {
  return {
    id: 'other-breakers',
    title: 'resilience4j, Polly, Envoy',
    lead: 'Their metrics are known by their names, whether OpenTelemetry sends them or Candor fetches a /metrics page.',
    steps: [shell('OpenTelemetry: set, then start your program', otlpSettings(subject).join('\n'))],
    link: { label: 'Let Candor fetch a /metrics page', path: 'settings/collectors' },
  };
}

/** One transition and one sample by hand. */
export function breakerCurlSnippet(subject: SnippetSubject): Snippet {
  const { service } = subject;
  const origins = { breaker: 'card-network', service, dependency: 'payments' };
  const move = { ...origins, from: 'closed', to: 'open', reason: '52% failed' };
  const sample = { ...origins, intervalSeconds: 60, calls: 120, rejected: 80, fallbacks: 80 };
  return {
    id: 'breaker-curl',
    title: 'curl',
    lead: 'A transition and a sample, to see them arrive.',
    steps: [
      shell(
        'One transition and one sample, to see them arrive',
        [
          postCommand(subject, 'breakers/transitions', move),
          postCommand(subject, 'breakers/samples', sample),
        ].join('\n'),
      ),
    ],
  };
}

/** How a service tells of its circuit breakers: one transition by curl, opossum's by a file of a few lines, and metrics. */
export function breakerSnippets(given: { origin: string; key: string }): SnippetStep[] {
  const subject = { ...given, service: 'checkout' };
  return [
    ...breakerCurlSnippet(subject).steps,
    ...opossumFileSnippet(subject)
      .steps.slice(0, 1)
      .map((step) => ({
        ...step,
        label: 'candor-breaker.mjs: any opossum breaker, without a package',
      })),
    ...otherBreakersSnippet(subject).steps.map((step) => ({
      ...step,
      label:
        'OpenTelemetry: resilience4j, Polly and opossum-prometheus are known by their metrics’ names',
    })),
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
