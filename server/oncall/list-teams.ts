import type { ListedPolicy, ListedSchedule, ListedTeam } from '@/domain/oncall/schemas';
import type { TeamRow } from '../db/sql/oncall';

interface Named {
  id: string;
  name: string;
}

interface Known {
  policies: readonly ListedPolicy[];
  schedules: readonly ListedSchedule[];
  people: readonly Named[];
  channels: readonly Named[];
}

/** Teams as their page lists them: who is in them, what they own, and who of them would be told first at this moment. */
export function listTeams(rows: readonly TeamRow[], known: Known): ListedTeam[] {
  return rows.map(({ id, name, policyId, channelId, people, services, rules }) => {
    const policy = policyOf({ name, policyId }, known.policies);
    return {
      id,
      name,
      people: known.people.filter((person) => people.includes(person.id)).map(named),
      policyId,
      policy: policy === null ? null : named(policy),
      channel: known.channels.filter((channel) => channel.id === channelId).map(named)[0] ?? null,
      services,
      rules,
      first: policy === null ? [] : firstOf(policy, known.schedules),
    };
  });
}

const named = ({ id, name }: Named): Named => ({ id, name });

/** As paging chooses it: the one that the team has chosen, the one for it, the one for the rest. */
function policyOf(
  team: Pick<TeamRow, 'name' | 'policyId'>,
  policies: readonly ListedPolicy[],
): ListedPolicy | null {
  const own = team.name.toLowerCase();
  return (
    policies.find(({ id }) => id === team.policyId) ??
    policies.find((policy) => policy.team?.toLowerCase() === own) ??
    policies.find((policy) => policy.team === null) ??
    null
  );
}

/** Whom the first step that has anybody names: of a schedule, whoever is on call. */
function firstOf({ steps }: ListedPolicy, schedules: readonly ListedSchedule[]): string[] {
  for (const { targets } of steps) {
    const names = targets.flatMap(({ kind, id, label }) => {
      if (kind !== 'schedule') return [label];
      const now = schedules.find((schedule) => schedule.id === id)?.now;
      return now?.person?.name ?? [];
    });
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}
