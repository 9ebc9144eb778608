import { readFileSync } from 'node:fs';
import { BaselineDetector } from '@/domain/alerting/baseline/baseline-detector';
import { readTimeMs } from '@/domain/logs/read-time';

const HEADER = 'timestamp,value,anomaly_score,expected,lower,upper';

/** Judges a series of a CSV file (header `timestamp,value`, oldest first), row by row, on standard output. */
function main(path: string | undefined): void {
  if (path === undefined) throw new Error('Name a CSV file: npm run -s baseline -- FILE.csv');
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const columns = head.split(',').map((name) => name.trim());
  const timeColumn = columns.indexOf('timestamp');
  const valueColumn = columns.indexOf('value');
  if (timeColumn === -1 || valueColumn === -1)
    throw new Error(`The header must name timestamp and value; it is "${head.slice(0, 200)}".`);
  const detector = new BaselineDetector();
  const rows = [HEADER];
  lines.forEach((line, index) => {
    const cells = line.split(',');
    const time = cells[timeColumn] ?? '';
    const timeMs = readTimeMs(time);
    if (Number.isNaN(timeMs)) throw new Error(`Line ${index + 2}: "${time}" is no time.`);
    const text = cells[valueColumn]?.trim() ?? '';
    const value = text === '' ? Number.NaN : Number(text);
    // Unknown is not zero: a missing value is passed over, and its row says nothing.
    if (!Number.isFinite(value)) {
      rows.push(`${time},${text},0,,,`);
      return;
    }
    const { score, expected, lower, upper } = detector.next(timeMs, value);
    rows.push(`${time},${text},${score},${expected ?? ''},${lower ?? ''},${upper ?? ''}`);
  });
  process.stdout.write(`${rows.join('\n')}\n`);
}

try {
  main(process.argv[2]);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
