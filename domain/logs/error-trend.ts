/** Severities from here on are errors. */
export const ERROR_SEVERITY = 17;

/** Steps, in seconds, that lines of level error are kept in by service, beside minutes; as the courses of queues are. */
export const ERROR_TREND_WIDTHS = [600, 3_600, 21_600, 86_400] as const;
