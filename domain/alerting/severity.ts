/** How bad an alert is, worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How long an acknowledgement holds before paging goes on, unless the rule says otherwise; null: for good. */
export const ACK_TIMEOUT_SECONDS: Record<Severity, number | null> = {
  critical: 30 * 60,
  high: 2 * 3_600,
  medium: null,
  low: null,
  info: null,
};
