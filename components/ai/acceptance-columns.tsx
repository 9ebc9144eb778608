import type { Column } from '@/components/tables/column';
import { RateValue } from '@/components/ui/rate-value';
import type { AcceptanceGroup } from '@/domain/ai/acceptance-report';
import type { Feedback } from '@/domain/ai/ledger';
import { keyText } from './field-words';

/** Acceptance of groups, by one kind of feedback. */
export function acceptanceColumns(label: string, feedback: Feedback): Column<AcceptanceGroup>[] {
  const rate = (
    name: 'strict' | 'useful' | 'coverage',
    title: string,
    show?: 'wide' | 'medium',
  ) => ({
    key: name,
    label: title,
    value: (group: AcceptanceGroup) => group[feedback][name].value,
    unit: 'ratio' as const,
    width: '11rem',
    show,
    unknownBecause: 'Nothing was judged',
    cell: (group: AcceptanceGroup) => <RateValue rate={group[feedback][name]} />,
  });
  const number = (
    key: 'shown' | 'pending' | 'ignored' | 'unseen' | 'accepted' | 'edited' | 'rejected',
    title: string,
  ): Column<AcceptanceGroup> => ({
    key,
    label: title,
    value: (group) => group[feedback][key],
    unit: 'count',
    show: 'wide',
    width: '5rem',
  });
  return [
    {
      key: 'key',
      label,
      value: (group) => keyText(group.key),
      width: 'minmax(8rem, 2fr)',
    },
    rate('strict', 'Accepted as it was'),
    rate('useful', 'Accepted or edited', 'medium'),
    rate('coverage', 'Judged of shown', 'wide'),
    { ...number('shown', 'Shown'), show: 'medium' },
    number('pending', 'Pending'),
    number('ignored', 'Ignored'),
    number('unseen', 'Unseen'),
  ];
}
