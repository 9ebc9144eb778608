import { waitsOf } from '@/domain/notifications/contact-method';
import type { NoticeTarget } from '@/domain/notifications/notice';
import { systemPool } from '../db/client';
import { selectUsableMethods } from '../db/sql/contact-methods';
import type { ContactRow } from '../db/sql/notification-targets';
import { contactTarget } from '../oncall/target-of';
import { methodTarget } from './notice-to-method';

/** Where each of these people is told: their contact methods in their order and at their times; without one, the e-mail of their account. */
export async function targetsOfPeople(people: readonly ContactRow[]): Promise<NoticeTarget[]> {
  if (people.length === 0) return [];
  const methods = await selectUsableMethods(
    systemPool(),
    people.map(({ id }) => id),
  );
  return people.flatMap((person) => {
    const own = methods.filter(({ userId }) => userId === person.id);
    if (own.length === 0) return [contactTarget(person)];
    const waits = waitsOf(own.map(({ waitMinutes }) => waitMinutes));
    return own.map((method, at) => ({
      ...methodTarget(method, person.name),
      afterMinutes: waits[at] ?? 0,
    }));
  });
}
