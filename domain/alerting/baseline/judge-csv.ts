import { csvText } from '../../exports/csv-text';
import { readTimeMs } from '../../logs/read-time';
import { BaselineDetector } from './baseline-detector';

const HEADER = 'timestamp,value,anomaly_score,expected,lower,upper';

/**
 * Judges a series in CSV (header `timestamp,value`, oldest first): a row for each of its rows, by what came before it
 * alone. @throws Error for what is no such series, with the number of the line
 */
export async function* judgeCsv(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const detector = new BaselineDetector();
  let columns: Columns | null = null;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    if (cells === null) throw new Error(`Line ${number}: its quotation marks do not match.`);
    if (columns === null) {
      columns = columnsOf(cells);
      yield HEADER;
      continue;
    }
    const time = cells[columns.time] ?? '';
    const timeMs = readTimeMs(time);
    if (Number.isNaN(timeMs))
      throw new Error(`Line ${number}: "${time.slice(0, 200)}" is no time.`);
    yield judgeRow(detector, { time, timeMs, text: cells[columns.value] ?? '' });
  }
  if (columns === null) throw new Error('There is no header: the file is empty.');
}

interface Columns {
  time: number;
  value: number;
}

function columnsOf(cells: readonly string[]): Columns {
  const names = cells.map((name) => name.toLowerCase());
  const columns = { time: names.indexOf('timestamp'), value: names.indexOf('value') };
  if (columns.time === -1 || columns.value === -1)
    throw new Error(
      `The header must name timestamp and value; it is "${cells.join(',').slice(0, 200)}".`,
    );
  return columns;
}

interface Row {
  time: string;
  timeMs: number;
  text: string;
}

function judgeRow(detector: BaselineDetector, { time, timeMs, text }: Row): string {
  const value = text === '' ? Number.NaN : Number(text);
  const given = `${quoted(time)},${quoted(text)}`;
  // Unknown is not zero: a missing value is passed over, and its row says nothing.
  if (!Number.isFinite(value)) return `${given},0,,,`;
  const { score, expected, lower, upper } = detector.next(timeMs, value);
  return `${given},${score},${expected ?? ''},${lower ?? ''},${upper ?? ''}`;
}

const CELL = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(?:,|$)/y;

/** Without the quotation marks of RFC 4180 and the space around; null for a line that is none of it. */
function cellsOf(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
  const cells: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < line.length) {
    const found = CELL.exec(line);
    if (found === null) return null;
    const [, inQuotes, plain = ''] = found;
    cells.push(inQuotes === undefined ? plain.trim() : inQuotes.replaceAll('""', '"').trim());
  }
  return cells;
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? csvText([[cell]]).trimEnd() : cell;
}
