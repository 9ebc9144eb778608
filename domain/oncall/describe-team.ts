import type { ListedTeam } from './schemas';

const NAMES_TOLD = 6;

function inWords(names: readonly string[], none: string): string {
  if (names.length === 0) return none;
  if (names.length <= NAMES_TOLD) return names.join(', ');
  return `${names.slice(0, NAMES_TOLD - 1).join(', ')} and ${names.length - NAMES_TOLD + 1} more`;
}

/** What there is to know of a team, a line each, the most pressing first. */
export function describeTeam(team: ListedTeam): { term: string; value: string }[] {
  const { people, policy, channel, services, rules, first } = team;
  const owned = [
    ...(services.length === 0 ? [] : [inWords(services, '')]),
    ...(rules === 0 ? [] : [`${rules} ${rules === 1 ? 'rule' : 'rules'}`]),
  ];
  const nobody =
    policy === null ? 'Channels and admins: there is no policy' : 'Nobody at this hour';
  return [
    { term: 'Told first now', value: inWords(first, nobody) },
    { term: 'Policy', value: policy?.name ?? 'None' },
    { term: 'Owns', value: owned.length === 0 ? 'Nothing yet' : owned.join('; ') },
    {
      term: 'Members',
      value: inWords(
        people.map(({ name }) => name),
        'Nobody yet',
      ),
    },
    ...(channel === null ? [] : [{ term: 'Channel', value: channel.name }]),
  ];
}
