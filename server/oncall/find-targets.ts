import type { NoticeTarget } from '@/domain/notifications/notice';
import { isAtLeast } from '@/domain/notifications/severity-order';
import { nextStep } from '@/domain/oncall/next-step';
import { resolveSchedule } from '@/domain/oncall/resolve-schedule';
import {
  layerSchema,
  type PolicySnapshot,
  type PolicyTarget,
  policySnapshotSchema,
} from '@/domain/oncall/schemas';
import { targetsOfPeople } from '../contacts/targets-of-people';
import { type Quiet, whyQuiet } from '../contacts/why-quiet';
import { systemPool } from '../db/client';
import {
  type ChannelRow,
  selectAdmins,
  selectChannels,
  selectContacts,
} from '../db/sql/notification-targets';
import { selectPolicy, selectSchedules } from '../db/sql/oncall';
import { channelTarget, contactTarget } from './target-of';

interface Asked {
  projectId: string;
  /** The policy that paging began with; null at the first step. */
  policy: unknown;
  /** Who owns the rule or the service. */
  ownerTeam: string | null;
  /** The name of the policy that the rule pages by; that of the team where there is none. */
  policyName?: string | null;
  severity: string;
  round: number;
  step: number;
  nowMs: number;
}

/** Somebody whom a step names and who is left alone at this hour. */
export interface QuietTarget extends Quiet {
  target: NoticeTarget;
}

export interface FoundTargets {
  targets: NoticeTarget[];
  /** Named, and not told: each stands in the ledger with the reason. */
  quiet: QuietTarget[];
  /** To be kept for the steps that follow. */
  policy: PolicySnapshot | null;
  /** The step that follows, and when it is due if nobody acknowledges; null when there is none. */
  next: { round: number; step: number; nextAtMs: number | null };
  /** In words, where nobody who was meant to be told could be. */
  because: string | null;
}

/**
 * Whom to tell at a step of the policy that is for this team; at the first, every channel as well that takes the severity,
 * that is no other team's own and that no later step names. What is not serious is told to channels alone: nobody is woken for it. A step that names
 * nobody falls through to the next, the last to the last resort: every admin, at any hour. One whose people are all in
 * their quiet hours is taken as it is, and if it was the last, once more when the first of them may be told.
 */
export async function findTargets(asked: Asked): Promise<FoundTargets> {
  const { projectId, severity, nowMs } = asked;
  const policy = await policyOf(asked);
  const here = { round: asked.round, step: asked.step };
  const over = { ...here, nextAtMs: null };
  const channels = await selectChannels(systemPool(), projectId);
  const heard = channels.filter((channel) => isFor(channel, asked.ownerTeam));
  if (policy === null || !isAtLeast(severity, 'medium')) {
    const found = await fromChannels(projectId, severity, heard);
    return { ...found, quiet: [], policy: null, next: over };
  }
  const isFirst = here.round === 0 && here.step === 0;
  const besides = isFirst ? unnamed(policy, severity, heard) : [];
  for (let place = here; ; ) {
    const step = policy.steps[place.step];
    const { targets, quiet } = await reachable(asked, step?.targets ?? [], channels);
    const next = nextStep(policy, place, nowMs);
    if (targets.length > 0 || quiet.length > 0) {
      const skipped = place.step !== here.step || place.round !== here.round;
      const because = skipped
        ? `Step ${here.step + 1} of ${policy.name} has nobody, so step ${place.step + 1} is taken at once.`
        : null;
      const waits = targets.length === 0 && next.nextAtMs === null;
      const untilMs = Math.min(...quiet.map((one) => one.untilMs));
      return {
        targets: [...targets, ...besides],
        quiet,
        policy,
        next: waits ? { ...place, nextAtMs: untilMs } : next,
        because,
      };
    }
    // Once around is enough: who is on call does not change meanwhile.
    if (next.nextAtMs === null || next.round !== here.round) {
      const { targets: admins } = await lastResort(projectId);
      const because = `Nobody in ${policy.name} can be told, so every admin is told.`;
      return { targets: [...admins, ...besides], quiet: [], policy, next: over, because };
    }
    place = { round: next.round, step: next.step };
  }
}

/** A channel that is some teams' own hears of their alerts alone, unless a step names it. */
function isFor({ teams }: ChannelRow, team: string | null): boolean {
  return teams.length === 0 || (team !== null && teams.includes(team.toLowerCase()));
}

function unnamed(
  { steps }: PolicySnapshot,
  severity: string,
  channels: readonly ChannelRow[],
): NoticeTarget[] {
  const named = new Set(steps.flatMap(({ targets }) => targets.map(({ id }) => id)));
  const others = channels.filter((channel) => !named.has(channel.id) && takes(channel, severity));
  return others.map(channelTarget);
}

async function policyOf({
  projectId,
  policy,
  policyName: name = null,
  ownerTeam: team,
}: Asked): Promise<PolicySnapshot | null> {
  const kept = policySnapshotSchema.safeParse(policy);
  if (kept.success) return kept.data;
  const stored = policySnapshotSchema.safeParse(
    await selectPolicy(systemPool(), projectId, { name, team }),
  );
  return stored.success ? stored.data : null;
}

/** Those of a step who are there: on call at this moment, still members, channels that work; each once. */
async function reachable(
  { projectId, nowMs, severity }: Asked,
  named: readonly PolicyTarget[],
  channels: readonly ChannelRow[],
): Promise<Pick<FoundTargets, 'targets' | 'quiet'>> {
  const of = (kind: PolicyTarget['kind']) =>
    named.filter((target) => target.kind === kind).map(({ id }) => id);
  const onCall = await peopleOnCall(projectId, of('schedule'), nowMs);
  const people = await selectContacts(systemPool(), projectId, [...onCall, ...of('person')]);
  const wanted = new Set(of('channel'));
  const working = channels.filter((channel) => wanted.has(channel.id) && takes(channel, severity));
  const quiet = await whyQuiet(
    people.map(({ id }) => id),
    severity,
    nowMs,
  );
  const awake = await targetsOfPeople(people.filter(({ id }) => !quiet.has(id)));
  return {
    targets: [...awake, ...working.map(channelTarget)],
    quiet: people.flatMap((person) => {
      const why = quiet.get(person.id);
      return why === undefined ? [] : [{ ...why, target: contactTarget(person) }];
    }),
  };
}

async function peopleOnCall(
  projectId: string,
  ids: readonly string[],
  nowMs: number,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const schedules = await selectSchedules(systemPool(), { projectId, ids, sinceMs: nowMs });
  return schedules.flatMap(({ timeZone, layers, overrides }) => {
    const known = layerSchema.array().safeParse(layers);
    const rotation = { timeZone, layers: known.success ? known.data : [] };
    const [shift] = resolveSchedule(rotation, overrides, nowMs, nowMs + 1_000);
    return shift?.person ?? [];
  });
}

function takes({ isPaused, disabledReason, leastSeverity }: ChannelRow, severity: string): boolean {
  return !isPaused && disabledReason === null && isAtLeast(severity, leastSeverity);
}

async function fromChannels(
  projectId: string,
  severity: string,
  channels: readonly ChannelRow[],
): Promise<Pick<FoundTargets, 'targets' | 'because'>> {
  const wanted = channels.filter((channel) => takes(channel, severity));
  if (wanted.length > 0) return { targets: wanted.map(channelTarget), because: null };
  if (!isAtLeast(severity, 'medium'))
    return { targets: [], because: 'No channel takes this severity, and nobody is woken for it.' };
  return lastResort(projectId);
}

async function lastResort(projectId: string): Promise<Pick<FoundTargets, 'targets' | 'because'>> {
  const admins = await selectAdmins(systemPool(), projectId);
  return {
    targets: await targetsOfPeople(admins),
    because: 'No channel takes this severity, so every admin is told.',
  };
}
