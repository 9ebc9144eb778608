import { Trash2 } from 'lucide-react';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Button } from '@/components/ui/button';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { Switch } from '@/components/ui/switch';
import { describeRule } from '@/domain/alerting/describe-rule';
import type { RuleAnswer } from '@/domain/alerting/rule-answers';

interface RuleItemProps {
  project: string;
  rule: RuleAnswer;
  mayChange: boolean;
  onSwitch: (isEnabled: boolean) => void;
  onDelete: () => void;
}

/** One rule: what it watches, when it alerts, whose it is, and what it has open. */
export function RuleItem({ project, rule, mayChange, onSwitch, onDelete }: RuleItemProps) {
  const { id, name, severity, isDefault, isEnabled, openAlerts, ownerTeam, lastError } = rule;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 px-gutter py-2 hover:bg-hover">
      <span className="w-20 shrink-0">
        <SeverityBadge severity={severity} />
      </span>
      <span className="min-w-0 flex-1 basis-64">
        <Link
          href={projectPath(project, `alerts/rules/${id}`)}
          className="font-medium hover:underline"
        >
          {name}
        </Link>
        {isDefault ? <span className="text-small text-muted"> default</span> : null}
        <span className="block text-muted">{describeRule(rule)}</span>
        <span className="flex flex-wrap gap-x-3 text-small text-muted">
          <span>{ownerTeam ?? 'no owner named'}</span>
          <Link
            href={`${projectPath(project, 'alerts')}?${new URLSearchParams({ rule: id })}`}
            className="underline underline-offset-2"
          >
            {openAlerts === 0 ? 'nothing open' : `${openAlerts} open`}
          </Link>
          {lastError === null ? null : (
            <span className="text-failing">cannot be evaluated: {lastError.slice(0, 160)}</span>
          )}
        </span>
      </span>
      {mayChange ? (
        <span className="ml-auto flex shrink-0 items-center gap-2">
          <Switch
            label={<span className="sr-only">{name} is on</span>}
            checked={isEnabled}
            onCheckedChange={onSwitch}
          />
          <Button variant="ghost" aria-label={`Delete ${name}`} onClick={onDelete}>
            <Trash2 aria-hidden />
          </Button>
        </span>
      ) : (
        <span className="text-muted">{isEnabled ? 'on' : 'off'}</span>
      )}
    </li>
  );
}
