export type BandLevel = 'elite' | 'high' | 'medium' | 'low';

/** Where a team stands in a survey's clusters, and which survey. */
export interface Band {
  /** Two where the report gives two clusters the same figure. */
  levels: readonly BandLevel[];
  report: string;
  year: number;
}

/**
 * Source: DORA, Accelerate State of DevOps Report 2024, the table of performance levels. Compared with an independent
 * transcription of it: huggingface.co/spaces/rdlf/devops-metrics-interpreter, data/benchmarks.json.
 */
const REPORT = 'DORA, Accelerate State of DevOps Report';
const YEAR = 2024;
const DAY = 86_400;

interface Range {
  levels: readonly BandLevel[];
  /** From this on, in seconds or deployments a day; below `below`. */
  from: number;
  below: number;
}

const LEAD_TIME: readonly Range[] = [
  { levels: ['elite'], from: 0, below: DAY },
  { levels: ['high'], from: DAY, below: 7 * DAY },
  { levels: ['medium'], from: 7 * DAY, below: 30 * DAY },
  { levels: ['low'], from: 30 * DAY, below: 183 * DAY },
];

/** On demand; daily to weekly; weekly to monthly; monthly to half-yearly. */
const FREQUENCY: readonly Range[] = [
  { levels: ['elite'], from: 1 + 1e-9, below: Number.POSITIVE_INFINITY },
  { levels: ['high'], from: 1 / 7, below: 1 + 1e-9 },
  { levels: ['medium'], from: 1 / 30, below: 1 / 7 },
  { levels: ['low'], from: 1 / 183, below: 1 / 30 },
];

/** The report has nothing between a day and a week. */
const RECOVERY: readonly Range[] = [
  { levels: ['elite'], from: 0, below: 3_600 },
  { levels: ['high', 'medium'], from: 3_600, below: DAY },
  { levels: ['low'], from: 7 * DAY, below: 30 * DAY },
];

const RANGES = { leadTime: LEAD_TIME, deploymentFrequency: FREQUENCY, recoveryTime: RECOVERY };
export type BandedMetric = keyof typeof RANGES;

/** The cluster of the 2024 report that a figure falls into; null of no figure, and where the report has no cluster. */
export function bandOf(metric: BandedMetric, value: number | null): Band | null {
  if (value === null) return null;
  const range = RANGES[metric].find(({ from, below }) => value >= from && value < below);
  return range === undefined ? null : { levels: range.levels, report: REPORT, year: YEAR };
}

/**
 * The change fail rates that the same clusters reported. They are no ladder: high performers failed more often than
 * medium ones. So a rate is shown beside them, and given no band.
 */
export const REPORTED_CHANGE_FAIL_RATES = {
  report: REPORT,
  year: YEAR,
  elite: 0.05,
  high: 0.2,
  medium: 0.1,
  low: 0.4,
} as const;
