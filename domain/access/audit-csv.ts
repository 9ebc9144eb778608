import { csvText } from '../exports/csv-text';
import type { ListedAuditEntry } from './audit-list';

const COLUMNS = ['time', 'actor kind', 'actor', 'action', 'subject', 'details', 'request id'];

export const AUDIT_CSV_HEADER = csvText([COLUMNS]);

/** One line of the audit log as one line of CSV (RFC 4180), safe to open in a spreadsheet. */
export function auditCsvRow(entry: ListedAuditEntry): string {
  return csvText([
    [
      entry.at,
      entry.actorKind,
      entry.actorName,
      entry.action,
      entry.subject,
      JSON.stringify(entry.details),
      entry.requestId,
    ],
  ]);
}
