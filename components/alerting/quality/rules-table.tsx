import { Flag } from 'lucide-react';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Badge } from '@/components/ui/badge';
import { RateValue } from '@/components/ui/rate-value';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { RuleQuality } from '@/domain/alerting/quality/quality-answer';
import { Suggestion } from './suggestion';

interface RulesTableProps {
  project: string;
  rules: readonly RuleQuality[];
  mayChange: boolean;
}

/** What was said of each rule that fired, and what to do about the noisy ones. */
export function RulesTable({ project, rules, mayChange }: RulesTableProps) {
  return (
    <Table label="How each rule did">
      <thead>
        <tr>
          <Th className="pl-gutter">Rule</Th>
          <Th className="max-sm:hidden">Severity</Th>
          <Th numeric>Fired</Th>
          <Th className="max-sm:pr-gutter">Precision</Th>
          <Th numeric className="max-md:hidden">
            Actionable
          </Th>
          <Th numeric className="max-md:hidden">
            Noise
          </Th>
          <Th numeric className="max-md:hidden">
            Duplicate
          </Th>
          <Th numeric className="pr-gutter max-md:hidden">
            No review
          </Th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <Tr key={rule.id}>
            <Td className="py-1.5 pl-gutter">
              <Link
                href={`${projectPath(project, 'alerts')}?${new URLSearchParams({ show: 'resolved', rule: rule.id })}`}
                className="font-medium underline-offset-2 hover:underline"
              >
                {rule.name}
              </Link>
              <p className="flex flex-wrap items-center gap-x-3 text-small text-muted md:hidden">
                <span className="sm:hidden">
                  <SeverityBadge severity={rule.severity} />
                </span>
                {saidOf(rule)}
              </p>
              <WhatToDo project={project} rule={rule} mayChange={mayChange} />
            </Td>
            <Td className="max-sm:hidden">
              <SeverityBadge severity={rule.severity} />
            </Td>
            <Td numeric>{rule.fired}</Td>
            <Td className="max-sm:pr-gutter">
              <RateValue rate={rule.precision} />
            </Td>
            <Td numeric className="max-md:hidden">
              {rule.actionable}
            </Td>
            <Td numeric className="max-md:hidden">
              {rule.noise}
            </Td>
            <Td numeric className="max-md:hidden">
              {rule.duplicate}
            </Td>
            <Td numeric className="pr-gutter max-md:hidden">
              {rule.unreviewed}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What was said of its alerts, where there is no room for a column each. */
function saidOf({ actionable, noise, duplicate, unreviewed }: RuleQuality): string {
  const said = [
    [actionable, 'actionable'],
    [noise, 'noise'],
    [duplicate, 'duplicate'],
    [unreviewed, 'without a review'],
  ] as const;
  return said.flatMap(([count, word]) => (count === 0 ? [] : `${count} ${word}`)).join(', ');
}

function WhatToDo({
  project,
  rule,
  mayChange,
}: Pick<RulesTableProps, 'project' | 'mayChange'> & { rule: RuleQuality }) {
  const mayBeMilder = rule.noise + rule.duplicate > 0 && rule.canBeTried;
  if (!rule.isUnaudited && !mayBeMilder) return null;
  return (
    <span className="mt-1 flex flex-wrap items-center gap-2">
      {rule.isUnaudited ? (
        <Badge tone="degraded" icon={Flag}>
          Review it
        </Badge>
      ) : null}
      {mayBeMilder ? <Suggestion project={project} rule={rule} mayChange={mayChange} /> : null}
    </span>
  );
}
