'use client';
import { TeamField } from '@/components/oncall/team-field';
import { SEVERITIES } from '@/domain/alerting/severity';
import type { OnCall } from '@/domain/oncall/schemas';
import { ChosenField, type RuleFieldsProps, TypedField } from './rule-fields';

const SEVERITY_OPTIONS = SEVERITIES.map((value) => ({ value, label: value }));
const NO_DATA = [
  { value: 'keep', label: 'keep the state it is in' },
  { value: 'fire', label: 'fire' },
  { value: 'resolve', label: 'end the alert' },
];

const DECLARES = [
  { value: 'false', label: 'is declared by people' },
  { value: 'true', label: 'is declared when it fires' },
];

interface RuleMoreFieldsProps extends RuleFieldsProps {
  policies: OnCall['policies'];
  teams: OnCall['teams'] | undefined;
}

/** How long it must hold, how bad it is, whose it is, and whom it wakes. */
export function RuleMoreFields({
  draft,
  onChange,
  problemOf,
  policies,
  teams,
}: RuleMoreFieldsProps) {
  const { more } = draft;
  const field = (name: string) => ({
    value: more[name] ?? '',
    error: problemOf(name),
    onValue: (value: string) => onChange({ more: { ...more, [name]: value } }),
  });
  const named = more.escalationPolicy ?? '';
  const isGone = named !== '' && policies.every(({ name }) => name !== named);
  return (
    <>
      <TypedField
        label="For"
        hint="It must have held so long before anybody is told."
        {...field('forSeconds')}
      />
      <TypedField
        label="Keep firing for"
        hint="It must have been well so long to be over."
        {...field('keepFiringForSeconds')}
      />
      <ChosenField label="Severity" {...field('severity')} options={SEVERITY_OPTIONS} />
      <ChosenField
        label="When nothing is known"
        hint="A rule that cannot be evaluated always keeps its state and says why."
        {...field('noData')}
        options={NO_DATA}
      />
      <TypedField label="Looked at every" hint="From 10s to 1h." {...field('intervalSeconds')} />
      <TypedField
        label="An acknowledgement holds for"
        hint="Empty: as is usual for the severity."
        {...field('ackTimeoutSeconds')}
      />
      <TeamField
        label="Owner team"
        none="The team of the service"
        teams={teams}
        initial={more.ownerTeam ?? ''}
        error={problemOf('ownerTeam')}
        onTeam={field('ownerTeam').onValue}
      />
      <ChosenField
        label="Escalation policy"
        {...field('escalationPolicy')}
        options={[
          { value: '', label: 'that of the owner' },
          ...policies.map(({ name }) => ({ value: name, label: name })),
          ...(isGone ? [{ value: named, label: `${named} (there is none of this name)` }] : []),
        ]}
      />
      <ChosenField
        label="Incident"
        hint="An open incident of the same service or rule takes the alert in."
        {...field('declareIncident')}
        options={DECLARES}
      />
      <TypedField
        label="Runbook"
        hint="An http or https address."
        type="url"
        className="sm:col-span-2"
        {...field('runbookUrl')}
      />
      <TypedField label="Description" className="sm:col-span-2" {...field('description')} />
    </>
  );
}
