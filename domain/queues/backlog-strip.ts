/** The backlog of a project over time; a step that nothing is known of is null, never 0. */
export interface BacklogStrip {
  stepMs: number;
  /** The beginning of each step, epoch ms. */
  times: number[];
  /** Messages that wait in work queues. */
  backlog: (number | null)[];
  /** The service whose queues hold the most of it; null where none was named. */
  backlogServices: (string | null)[];
  /** Messages that lie in dead-letter queues. */
  deadLetterDepth: (number | null)[];
  deadLetterServices: (string | null)[];
  /** Messages that became dead letters in the step, as they were told. */
  deadLetters: (number | null)[];
}

/** A depth that is not told for so many steps is taken as it was; after that nobody knows. */
const CARRIED_STEPS = 3;

/**
 * The sum of several courses. A queue whose samples come slower than the steps is taken as it was for some steps, so
 * that the sum does not fall because one of them was not told; where none is known there is none.
 */
export function sumCourses(
  courses: readonly ReadonlyMap<number, number>[],
  times: readonly number[],
): (number | null)[] {
  const known = courses.map(() => ({ value: 0, steps: Number.POSITIVE_INFINITY }));
  return times.map((time) => {
    let sum: number | null = null;
    for (const [index, course] of courses.entries()) {
      const last = known[index] ?? { value: 0, steps: Number.POSITIVE_INFINITY };
      const told = course.get(time);
      known[index] =
        told === undefined ? { ...last, steps: last.steps + 1 } : { value: told, steps: 0 };
      const now = known[index];
      if (now !== undefined && now.steps <= CARRIED_STEPS) sum = (sum ?? 0) + now.value;
    }
    return sum;
  });
}

/** Of each step the service whose course is the highest; null where none is named. */
export function leadingServices(
  courses: readonly { service: string | null; course: ReadonlyMap<number, number> }[],
  times: readonly number[],
): (string | null)[] {
  return times.map((time) => {
    let most = 0;
    let leading: string | null = null;
    for (const { service, course } of courses) {
      const value = course.get(time) ?? 0;
      if (service === null || value <= most) continue;
      most = value;
      leading = service;
    }
    return leading;
  });
}
