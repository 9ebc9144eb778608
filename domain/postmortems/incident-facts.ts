/** What an incident knows that a postmortem begins with. Times are RFC 3339; null is not known. */
export interface IncidentFacts {
  number: number;
  title: string;
  severity: string;
  services: readonly string[];
  startedAt: string | null;
  detectedAt: string | null;
  acknowledgedAt: string | null;
  mitigatedAt: string | null;
  resolvedAt: string | null;
  /** What customers noticed, as those who ran the incident wrote it. */
  impact: string | null;
  roles: readonly { role: string; name: string }[];
  timeline: readonly {
    at: string;
    kind: string;
    text: string;
    by: string | null;
    /** Where what it is about can be looked at, under the project's address. */
    path: string | null;
  }[];
  suspectedChanges: readonly {
    title: string;
    path: string;
    reasons: readonly string[];
    isConfirmed: boolean;
  }[];
  /** Who was paged: by role or target, not by blame. */
  paged: readonly { target: string; at: string; status: string }[];
  /** Where the incident is, as an address within the product. */
  path: string;
}

/** What the signals of its services say about its time. */
export interface MeasuredImpact {
  errorLines: number | null;
  /** Before it, over as long a time. */
  errorLinesBefore: number | null;
  mostDeadLetters: number | null;
  mostBacklog: number | null;
  breakers: readonly { name: string; openSeconds: number }[];
  /** The numbers of the evidence that shows these; null where nothing was to be shown. */
  charts: { errors: number | null; deadLetters: number | null; backlog: number | null };
}

/** Seconds between two times in words; null where one of them is not known. */
export function spanWords(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null;
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
  if (Number.isNaN(minutes) || minutes < 0) return null;
  if (minutes < 1) return 'less than a minute';
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.round(hours / 24)} days`;
}
