/** One thing to copy: a command for a terminal, or a file to save under its name. */
export interface SnippetStep {
  kind: 'shell' | 'file';
  /** The file's name; for a command, what it does. */
  label: string;
  code: string;
}

export interface Snippet {
  id: string;
  /** The sender's name, on its tab. */
  title: string;
  /** What it does, in one sentence. */
  lead: string;
  steps: SnippetStep[];
  /** Where in the project the rest is done, or another way is offered. */
  link?: { label: string; path: string };
}

/** Stands in a command until there is a key; long enough to be seen as what is missing. */
export const NO_KEY = 'cnd_PUT_YOUR_KEY_HERE';

/** What is put into a snippet so that it works as copied. */
export interface SnippetSubject {
  /** Candor's own address, such as http://localhost:3000, without a slash at its end. */
  origin: string;
  /** An API key with the scope ingest. */
  key: string;
  service: string;
}

export function shell(label: string, code: string): SnippetStep {
  return { kind: 'shell', label, code };
}

export function file(name: string, code: string): SnippetStep {
  return { kind: 'file', label: name, code };
}

/** A command that posts one record, or several, as JSON. */
export function postCommand(
  { origin, key }: Pick<SnippetSubject, 'origin' | 'key'>,
  route: string,
  record: unknown,
): string {
  return [
    `curl -sS ${shellWord(`${origin}/api/v1/${route}`)} \\`,
    `  -H ${shellWord(`Authorization: Bearer ${key}`)} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${shellWord(JSON.stringify(record))}`,
  ].join('\n');
}

/** Installs Candor's client, which the product itself hands out, and what stands beside it. */
export function installClient({ origin }: Pick<SnippetSubject, 'origin'>, ...others: string[]) {
  return shell(
    'Install',
    ['npm install', ...others, shellWord(`${origin}/candor-client.tgz`)].join(' '),
  );
}

/** The lines that begin a script with Candor's client. */
export function clientLines({ origin, key, service }: SnippetSubject): string {
  return `const candor = createCandor({
  url: ${scriptText(origin)},
  apiKey: ${scriptText(key)},
  service: ${scriptText(service)},
});`;
}

/** Where an OpenTelemetry SDK of any language sends everything. */
export function otlpSettings({ origin, key }: Pick<SnippetSubject, 'origin' | 'key'>): string[] {
  return [
    `export OTEL_EXPORTER_OTLP_ENDPOINT=${shellWord(`${origin}/api/otlp`)}`,
    'export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
    `export OTEL_EXPORTER_OTLP_HEADERS=${shellWord(`Authorization=Bearer%20${encodeURIComponent(key)}`)}`,
  ];
}

/** A POSIX shell word: nothing in it is expanded. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A JavaScript string in single quotes. */
export function scriptText(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
