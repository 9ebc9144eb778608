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

/** A feature that asks a model, by Candor's client. */
export function aiClientSnippet(subject: SnippetSubject): Snippet {
  return {
    id: 'ai-client',
    title: 'Candor’s client',
    lead: 'What the model answered, and what became of the answer: the second half is what acceptance is reckoned from.',
    steps: [
      installClient(subject),
      file(
        'candor-ai.mjs',
        `import { createCandor } from '@candor/client';

${clientLines(subject)}
// When the model has answered and the answer is shown:
const inferenceId = candor.ai.inference({
  feature: 'reply-draft',
  model: 'gpt-5',
  promptVersion: '7',
  tenant: 'acme',
  inputTokens: 1_200,
  outputTokens: 180,
  latencyMs: 2_300,
  shown: true,
});
// When the reader has taken it, changed it (editRatio says how much) or thrown it away:
candor.ai.verdict({ inferenceId, verdict: 'edited', editRatio: 0.2 });

await candor.close();
`,
      ),
      shell('Run', 'node candor-ai.mjs'),
    ],
  };
}

/** A service whose model calls OpenTelemetry's conventions for generative AI tell of. */
export function genAiSnippet({ origin, key, service }: SnippetSubject): Snippet {
  return {
    id: 'gen-ai',
    title: 'OpenAI and others, by OpenTelemetry',
    lead: 'Spans with gen_ai attributes become inferences, so a service that an OpenAI, Anthropic or LangChain instrumentation covers needs only the OTLP settings. By hand it is one span a call, and one event for what the reader did with it.',
    steps: [
      shell(
        'Install',
        'npm install @opentelemetry/resources @opentelemetry/sdk-trace-base @opentelemetry/exporter-trace-otlp-http',
      ),
      file(
        'candor-gen-ai.mjs',
        `import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';

const exporter = new OTLPTraceExporter({
  url: ${scriptText(`${origin}/api/otlp/v1/traces`)},
  headers: { Authorization: ${scriptText(`Bearer ${key}`)} },
});
const provider = new BasicTracerProvider({
  resource: resourceFromAttributes({ 'service.name': ${scriptText(service)} }),
  spanProcessors: [new BatchSpanProcessor(exporter)],
});

const id = \`resp-\${Date.now()}\`;
const span = provider.getTracer('assistant').startSpan('chat gpt-5', {
  attributes: {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-5',
    'gen_ai.prompt.name': 'reply-draft',
    'gen_ai.prompt.version': '7',
    'candor.shown': true,
  },
});
span.setAttributes({
  'gen_ai.response.id': id,
  'gen_ai.response.finish_reasons': ['stop'],
  'gen_ai.usage.input_tokens': 1_200,
  'gen_ai.usage.output_tokens': 180,
});
span.addEvent('gen_ai.evaluation.result', {
  'gen_ai.evaluation.name': 'user_acceptance',
  'gen_ai.evaluation.score.label': 'accepted',
  'gen_ai.response.id': id,
});
span.end();
await provider.shutdown();
`,
      ),
      shell('Run', 'node candor-gen-ai.mjs'),
    ],
  };
}

/** One inference and its verdict by hand. */
export function aiCurlSnippet(subject: SnippetSubject): Snippet {
  const { service } = subject;
  const inference = {
    id: 'answer-1',
    feature: 'reply-draft',
    model: 'gpt-5',
    service,
    shown: true,
  };
  const verdict = { inferenceId: 'answer-1', verdict: 'accepted' };
  return {
    id: 'ai-curl',
    title: 'curl',
    lead: 'One answer and what the reader did with it.',
    steps: [
      shell('An answer', postCommand(subject, 'ai/inferences', inference)),
      shell('Its verdict', postCommand(subject, 'ai/verdicts', verdict)),
    ],
  };
}

/** What tells of a model's answer for the first time, each to be copied as it stands. */
export function aiSnippets(subject: SnippetSubject): SnippetStep[] {
  return [
    ...aiCurlSnippet(subject).steps,
    ...aiClientSnippet(subject).steps.slice(0, 2),
    shell(
      'OpenTelemetry: set, then start what an OpenAI, Anthropic or LangChain instrumentation covers',
      otlpSettings(subject).join('\n'),
    ),
  ];
}
