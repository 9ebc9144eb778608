import type { Notice, NoticePayload, NoticeTarget } from '@/domain/notifications/notice';
import { describeMatchers } from '@/domain/silences/describe-matchers';
import { matcherSchema } from '@/domain/silences/matchers';
import { formatTime } from '@/domain/time-range/format-time';
import { targetsOfPeople } from '../contacts/targets-of-people';
import type { DatabaseClient } from '../db/client';
import { inSystemTransaction } from '../db/in-system-transaction';
import { selectContacts } from '../db/sql/notification-targets';
import { type EndingSilence, takeEndingSilence } from '../db/sql/silences';
import { enqueueNotices } from '../notifications/enqueue-notices';
import { findTargets } from '../oncall/find-targets';

const AT_ONCE = 200;

/** Tells the owners of silences that are about to end, each once. Answers how many silences there were. */
export async function tellSilencesEnding(): Promise<number> {
  let count = 0;
  while (count < AT_ONCE && (await inSystemTransaction(tellOne))) count += 1;
  return count;
}

async function tellOne(client: DatabaseClient): Promise<boolean> {
  const silence = await takeEndingSilence(client);
  if (silence === null) return false;
  const { projectId, id, endsAt, isArchived, nowMs } = silence;
  // The worker was away for all of the notice: there is nothing left to tell.
  if (endsAt.getTime() <= nowMs || isArchived) return true;
  const payload = payloadOf(silence);
  const targets = await ownersOf(client, silence);
  await enqueueNotices(
    client,
    targets.map(
      (target): Notice => ({
        projectId,
        dedupeKey: `silence/${id}/ending/${endsAt.getTime()}/${target.id}`,
        alertId: null,
        incidentId: null,
        transition: 'silence_ending',
        target,
        payload,
      }),
    ),
  );
  return true;
}

/** The member who owns it; of a team, whoever of it would be told of an alert now, and channels where that is nobody. */
async function ownersOf(client: DatabaseClient, silence: EndingSilence): Promise<NoticeTarget[]> {
  const { projectId, ownerId, ownerTeam, nowMs } = silence;
  const [owner] = ownerId === null ? [] : await selectContacts(client, projectId, [ownerId]);
  if (owner !== undefined) return targetsOfPeople([owner]);
  const { targets, quiet } = await findTargets({
    projectId,
    policy: null,
    ownerTeam,
    severity: 'medium',
    round: 0,
    step: 0,
    nowMs,
  });
  const asleep = quiet.map(({ target }) => target);
  const people = [...targets.filter(({ kind }) => kind !== 'channel'), ...asleep];
  return people.length > 0 ? people : targets;
}

function payloadOf(silence: EndingSilence): NoticePayload {
  const { id, slug, reason, endsAt, kind, ownerName } = silence;
  const until = `${formatTime(endsAt.getTime(), 'UTC', 'date-minute')} UTC`;
  const matchers = describeMatchers(matcherSchema.array().parse(silence.matchers));
  return {
    subject: `${kind === 'maintenance' ? 'the maintenance window' : 'the silence'} over ${matchers} ends at ${until}`,
    severity: 'info',
    service: null,
    text: 'What it matches and still fires then pages at once. Extend it if that is too early.',
    facts: [
      { name: 'Reason', value: reason },
      { name: 'Owner', value: ownerName },
    ],
    path: `/p/${slug}/alerts/silences`,
    runbookUrl: null,
    by: null,
    thread: `silence/${id}`,
  };
}
