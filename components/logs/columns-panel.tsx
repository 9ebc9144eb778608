'use client';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { IconButton } from '@/components/ui/icon-button';
import { DEFAULT_COLUMNS, withColumn, withoutColumn } from '@/domain/logs/logs-view';
import { AddField } from './add-field';

/** Says what becomes of the columns there are by then, so that two quick changes both count. */
export type ChangeColumns = (change: (now: readonly string[]) => readonly string[]) => void;

export interface ColumnsPanelProps {
  project: string;
  columns: readonly string[];
  onChange: ChangeColumns;
}

const OFTEN_WANTED = [...DEFAULT_COLUMNS, 'env', 'version', 'tenant', 'duration', 'trace'];

/** Which columns the list has, and in which order. */
export function ColumnsPanel({ project, columns, onChange }: ColumnsPanelProps) {
  const offered = [...columns, ...OFTEN_WANTED.filter((name) => !columns.includes(name))];
  const move = (name: string, step: -1 | 1) =>
    onChange((now) => {
      const index = now.indexOf(name);
      const neighbour = now[index + step];
      if (index < 0 || neighbour === undefined) return now;
      return now.with(index, neighbour).with(index + step, name);
    });
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex max-h-80 flex-col overflow-y-auto">
        {offered.map((name, index) => {
          const shown = columns.includes(name);
          return (
            <li key={name} className="flex min-h-7 items-center gap-1">
              <span className="min-w-0 flex-1 truncate">
                <Checkbox
                  label={<span className="font-mono text-small">{name}</span>}
                  checked={shown}
                  disabled={shown && columns.length === 1}
                  onCheckedChange={(checked) =>
                    onChange((now) =>
                      checked === true ? withColumn(now, name) : withoutColumn(now, name),
                    )
                  }
                />
              </span>
              {shown ? (
                <>
                  <IconButton
                    icon={ArrowLeft}
                    label={`Move ${name} to the left`}
                    className="size-6"
                    disabled={index === 0}
                    onClick={() => move(name, -1)}
                  />
                  <IconButton
                    icon={ArrowRight}
                    label={`Move ${name} to the right`}
                    className="size-6"
                    disabled={index === columns.length - 1}
                    onClick={() => move(name, 1)}
                  />
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
      <div className="flex flex-wrap items-center gap-2 border-line border-t pt-2">
        <AddField
          project={project}
          label="Another field"
          taken={columns}
          onAdd={(name) => onChange((now) => withColumn(now, name))}
        />
        <Button variant="ghost" onClick={() => onChange(() => DEFAULT_COLUMNS)}>
          As usual
        </Button>
      </div>
    </div>
  );
}
