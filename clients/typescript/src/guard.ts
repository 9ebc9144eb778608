import type { Problems } from './problems.js';

export type Guard = <Args extends unknown[], Answer>(
  work: (...args: Args) => Answer,
  otherwise: Answer,
) => (...args: Args) => Answer;

/** Makes of a function one that throws nothing: what goes wrong in it is told, and `otherwise` answered. */
export function createGuard(problems: Problems): Guard {
  return (work, otherwise) =>
    (...args) => {
      try {
        return work(...args);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        problems.report('dropped', `Candor was given something that it cannot read: ${why}`);
        return otherwise;
      }
    };
}
