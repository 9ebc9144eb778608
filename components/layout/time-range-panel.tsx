'use client';
import { type FormEvent, useId, useState } from 'react';
import { usePreferences } from '@/components/theme/preferences-provider';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { formatTime } from '@/domain/time-range/format-time';
import { isRelative, parseTimeExpression } from '@/domain/time-range/time-expression';
import { TIME_PRESETS } from '@/domain/time-range/time-presets';
import type { TimeRange } from '@/domain/time-range/time-range';
import { readTypedTime } from '@/domain/time-range/typed-time';
import { TimeZoneChoice } from './time-zone-choice';

interface TimeRangePanelProps {
  range: TimeRange;
  onChange: (range: TimeRange) => void;
}

interface Mistakes {
  from?: string | undefined;
  to?: string | undefined;
}

const UNREADABLE = 'Write a time like 2026-03-01 14:05, 14:05, 6h or now-6h.';

/** Presets on one side, two ends to be typed on the other. */
export function TimeRangePanel({ range, onChange }: TimeRangePanelProps) {
  return (
    <div className="flex gap-4 max-sm:flex-col">
      <ul
        aria-label="Ranges up to now"
        className="grid shrink-0 grid-cols-2 sm:w-40 sm:grid-cols-1"
      >
        {TIME_PRESETS.map((preset) => {
          const chosen = preset.from === range.from && preset.to === range.to;
          return (
            <li key={preset.from}>
              <button
                type="button"
                aria-pressed={chosen}
                onClick={() => onChange({ from: preset.from, to: preset.to })}
                className="flex h-control w-full items-center rounded-md px-2 text-left hover:bg-hover aria-pressed:bg-selected aria-pressed:font-medium"
              >
                {preset.label}
              </button>
            </li>
          );
        })}
      </ul>
      <div className="flex min-w-0 flex-1 flex-col gap-3 max-sm:border-t max-sm:pt-3 sm:border-l sm:pl-4">
        <TypedRange range={range} onChange={onChange} />
        <TimeZoneChoice />
      </div>
    </div>
  );
}

function TypedRange({ range, onChange }: TimeRangePanelProps) {
  const { timeZone } = usePreferences();
  const written = (expression: string) => writeForTyping(expression, timeZone);
  const [from, setFrom] = useState(() => written(range.from));
  const [to, setTo] = useState(() => written(range.to));
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const hintId = useId();

  const apply = (event: FormEvent) => {
    event.preventDefault();
    const now = Date.now();
    const readFrom = readTypedTime(from, now, timeZone);
    const readTo = readTypedTime(to, now, timeZone);
    if (readFrom === null || readTo === null) {
      setMistakes({
        from: readFrom === null ? UNREADABLE : undefined,
        to: readTo === null ? UNREADABLE : undefined,
      });
      return;
    }
    const starts = parseTimeExpression(readFrom, now) ?? now;
    const ends = parseTimeExpression(readTo, now) ?? now;
    if (starts >= ends) {
      setMistakes({ from: 'This is not before the other end.' });
      return;
    }
    onChange({ from: readFrom, to: readTo });
  };
  return (
    <form className="flex flex-col gap-2" onSubmit={apply} aria-describedby={hintId}>
      <Field label="From" error={mistakes.from}>
        <Input mono value={from} onChange={(event) => setFrom(event.target.value)} />
      </Field>
      <Field label="To" error={mistakes.to}>
        <Input mono value={to} onChange={(event) => setTo(event.target.value)} />
      </Field>
      <p id={hintId} className="text-small text-muted">
        A date and time in {timeZone}, or how long ago: 45m, 6h, 2d.
      </p>
      <Button type="submit" variant="primary" className="self-start">
        Apply
      </Button>
    </form>
  );
}

/** The end of a range as it would be typed: relative ones as they are, instants on the reader's clock. */
function writeForTyping(expression: string, timeZone: string): string {
  if (isRelative(expression)) return expression;
  const timeMs = parseTimeExpression(expression, 0);
  if (timeMs === null) return expression;
  const style = timeMs % 1000 === 0 ? 'date-time' : 'date-time-ms';
  return formatTime(timeMs, timeZone, style);
}
