import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { judgeCsv } from '@/domain/alerting/baseline/judge-csv';

/** Rows are written so many at a time. */
const AT_ONCE = 1_000;

/** Judges a series of a CSV file (header `timestamp,value`, oldest first), row by row, on standard output. */
async function main(path: string | undefined): Promise<void> {
  if (path === undefined) throw new Error('Name a CSV file: npm run -s baseline -- FILE.csv');
  const chunks = createReadStream(path, 'utf8');
  await pipeline(inPieces(judgeCsv(linesOf(chunks))), process.stdout);
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

async function* inPieces(rows: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  let count = 0;
  for await (const row of rows) {
    piece += `${row}\n`;
    count += 1;
    if (count % AT_ONCE !== 0) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

main(process.argv[2]).catch((error: unknown) => {
  // Whoever reads has had enough.
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
