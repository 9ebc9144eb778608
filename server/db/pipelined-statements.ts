import type pg from 'pg';
import { prepareValue } from 'pg/lib/utils.js';
import type { DatabaseClient } from './client';

/** A statement to be sent without waiting for the ones before it. `name` keeps it prepared on its connection. */
export interface PipelinedStatement {
  text: string;
  name?: string;
  values?: readonly unknown[];
  /** For COPY … FROM STDIN: what to copy. */
  copy?: readonly Uint8Array[];
}

interface PipelineConnection extends pg.Connection {
  parsedStatements: Record<string, string>;
}

const COPY_DATA = 0x64;
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);

/**
 * Statements of the extended protocol with one Sync at their end: the whole is one round trip, and after the first that
 * fails the server skips the rest. (PostgreSQL documentation, "Message Flow", Pipelining.)
 */
class Pipeline {
  constructor(
    private readonly statements: readonly PipelinedStatement[],
    public callback: (error: Error | null) => void,
  ) {}

  private parsed: Record<string, string> = {};
  private connection: PipelineConnection | undefined;

  submit(connection: PipelineConnection): Error | null {
    this.connection = connection;
    connection.stream.cork();
    for (const statement of this.statements) this.send(connection, statement);
    connection.sync();
    connection.stream.uncork();
    return null;
  }

  private send(connection: PipelineConnection, statement: PipelinedStatement): void {
    const { text, name = '', values = [], copy } = statement;
    const isPrepared = (this.parsed[name] ?? connection.parsedStatements[name]) !== undefined;
    if (name === '' || !isPrepared) {
      connection.parse({ name, text, types: [] }, true);
      if (name !== '') this.parsed[name] = text;
    }
    connection.bind({ portal: '', statement: name, values: values.map(prepareValue) }, true);
    connection.execute({ portal: '' }, true);
    if (copy === undefined) return;
    for (const chunk of copy) {
      const head = Buffer.allocUnsafe(5);
      head[0] = COPY_DATA;
      head.writeUInt32BE(chunk.length + 4, 1);
      connection.stream.write(head);
      connection.stream.write(chunk);
    }
    connection.stream.write(COPY_DONE);
  }

  handleError(error: Error): void {
    this.callback(error);
  }

  handleReadyForQuery(): void {
    Object.assign(this.connection?.parsedStatements ?? {}, this.parsed);
    this.callback(null);
  }

  // What the statements answer is not looked at; that they were carried out is.
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleCopyInResponse(): void {}
  handleEmptyQuery(): void {}
}

/**
 * Carries out the statements in order, in one round trip; throws the first error, after which none of those behind it
 * has been carried out. The connection must then be closed, since which statements it has prepared is unknown.
 */
export function runPipelined(
  client: DatabaseClient,
  statements: readonly PipelinedStatement[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(
      new Pipeline(statements, (error) => (error === null ? resolve() : reject(error))) as never,
    );
  });
}
