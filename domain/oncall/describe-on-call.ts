import type { ListedPolicy, OnCall } from './schemas';

type Described = Pick<OnCall, 'schedules'>;

/** The page's answer: who has it now, or that nobody has. */
export function describeOnCall({ schedules }: Described): string {
  if (schedules.length === 0)
    return 'There is no schedule yet: alerts go to every channel, and what is serious to every admin.';
  const without = schedules.filter(({ now }) => now === null);
  if (without.length > 0) {
    const names = without.map(({ name }) => name).join(', ');
    return `Nobody is on call for ${names} at this moment.`;
  }
  const who = schedules.map(({ name, now }) => `${now?.person?.name} for ${name}`);
  return `On call now: ${who.join('; ')}.`;
}

/** What becomes of an alert by a policy, a sentence a step. */
export function describeSteps({
  steps,
  repeats,
}: Pick<ListedPolicy, 'steps' | 'repeats'>): string[] {
  const sentences = steps.map(({ afterMinutes, targets }, index) => {
    const names = targets.map(({ label }) => label);
    const whom = names.length === 0 ? 'nobody' : names.join(', ');
    if (index === 0)
      return afterMinutes === 0 ? `At once: ${whom}` : `After ${afterMinutes} min: ${whom}`;
    return `After ${afterMinutes} min without an acknowledgement: ${whom}`;
  });
  const again =
    repeats === 0
      ? []
      : [`Then from the beginning, ${repeats === 1 ? 'once' : `${repeats} times`}`];
  return [...sentences, ...again];
}
