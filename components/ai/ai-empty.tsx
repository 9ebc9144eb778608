'use client';
import { useSyncExternalStore } from 'react';
import { projectPath } from '@/components/layout/navigation';
import { buttonClass } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';

const never = () => () => {};

/** How the ledger gets its first lines. */
export function AiEmpty({ project }: { project: string }) {
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  );
  return (
    <EmptyState
      title="No model call has been told of yet"
      code={
        <div className="flex flex-col gap-3">
          <CodeBlock label="Shell" code={curlOf(origin)} />
          <CodeBlock label="TypeScript" code={clientOf(origin)} />
          <CodeBlock label="OpenTelemetry" code={telemetryOf(origin)} />
        </div>
      }
      action={
        <a className={buttonClass('primary')} href={`${projectPath(project, 'connect')}?signal=ai`}>
          Make an API key
        </a>
      }
    >
      Tell of each answer that a model gave, and of what people made of it. Put an API key of this
      project in place of $CANDOR_KEY; spans that follow OpenTelemetry’s conventions for generative
      AI come in by themselves.
    </EmptyState>
  );
}

function curlOf(origin: string): string {
  return `curl -sS ${origin}/api/v1/ai/inferences \\
  -H "Authorization: Bearer $CANDOR_KEY" -H 'Content-Type: application/json' \\
  -d '{"id":"r-1","feature":"reply-draft","model":"gpt-4o","promptVersion":"v1","inputTokens":812,"outputTokens":96,"latencyMs":840,"shown":true}'
curl -sS ${origin}/api/v1/ai/verdicts \\
  -H "Authorization: Bearer $CANDOR_KEY" -H 'Content-Type: application/json' \\
  -d '{"inferenceId":"r-1","verdict":"accepted"}'`;
}

function clientOf(origin: string): string {
  return `const send = (noun, record) =>
  fetch(\`${origin}/api/v1/ai/\${noun}\`, {
    method: 'POST',
    headers: { authorization: \`Bearer \${process.env.CANDOR_KEY}\`, 'content-type': 'application/json' },
    body: JSON.stringify(record),
  });

await send('inferences', { id, feature: 'reply-draft', model, promptVersion: 'v1', shown: true });
await send('verdicts', { inferenceId: id, verdict: 'edited', editRatio: 0.2 });`;
}

function telemetryOf(origin: string): string {
  return `OTEL_EXPORTER_OTLP_ENDPOINT=${origin}/api/otlp
OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer%20$CANDOR_KEY"
OTEL_SEMCONV_STABILITY_OPT_IN=gen_ai_latest_experimental`;
}
