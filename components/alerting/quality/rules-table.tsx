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
          <Th>Severity</Th>
          <Th numeric>Fired</Th>
          <Th>Precision</Th>
          <Th numeric>Actionable</Th>
          <Th numeric>Noise</Th>
          <Th numeric>Duplicate</Th>
          <Th numeric>No review</Th>
          <Th className="pr-gutter">What to do</Th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <Tr key={rule.id}>
            <Td className="min-w-48 pl-gutter">
              <Link
                href={`${projectPath(project, 'alerts')}?${new URLSearchParams({ show: 'resolved', rule: rule.id })}`}
                className="font-medium underline-offset-2 hover:underline"
              >
                {rule.name}
              </Link>
            </Td>
            <Td>
              <SeverityBadge severity={rule.severity} />
            </Td>
            <Td numeric>{rule.fired}</Td>
            <Td>
              <RateValue rate={rule.precision} />
            </Td>
            <Td numeric>{rule.actionable}</Td>
            <Td numeric>{rule.noise}</Td>
            <Td numeric>{rule.duplicate}</Td>
            <Td numeric>{rule.unreviewed}</Td>
            <Td className="min-w-64 pr-gutter">
              <span className="flex flex-wrap items-center gap-2">
                {rule.isUnaudited ? (
                  <Badge tone="degraded" icon={Flag}>
                    Review it
                  </Badge>
                ) : null}
                {rule.noise + rule.duplicate > 0 && rule.canBeTried ? (
                  <Suggestion project={project} rule={rule} mayChange={mayChange} />
                ) : null}
              </span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
