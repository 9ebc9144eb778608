import type { Shift } from './schedule';

const MOST_OCTETS = 75;

/** A text value of RFC 5545. */
const escapeText = (text: string) =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

const stamp = (ms: number) => `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** No line is longer than 75 octets; what goes on begins with a space. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const sign of line) {
    const octets = encoder.encode(sign).length;
    if (size + octets > MOST_OCTETS) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += sign;
    size += octets;
  }
  return [...parts, part].join('\r\n');
}

/** A schedule as a calendar (RFC 5545): an event for each shift that somebody has. */
export function calendarFeed({
  id,
  name,
  shifts,
  nameOf,
  nowMs,
}: {
  id: string;
  name: string;
  shifts: readonly Shift[];
  nameOf: (person: string) => string;
  nowMs: number;
}): string {
  const events = shifts.flatMap(({ fromMs, toMs, person, layer }) =>
    person === null
      ? []
      : [
          'BEGIN:VEVENT',
          `UID:${id}-${fromMs}@candor`,
          `DTSTAMP:${stamp(nowMs)}`,
          `DTSTART:${stamp(fromMs)}`,
          `DTEND:${stamp(toMs)}`,
          `SUMMARY:${escapeText(`On call: ${nameOf(person)} (${name})`)}`,
          `DESCRIPTION:${escapeText(layer === null ? 'Stands in' : layer)}`,
          'TRANSP:TRANSPARENT',
          'END:VEVENT',
        ],
  );
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Candor//On-call//EN',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events,
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
