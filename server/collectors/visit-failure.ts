import type { CollectorProblem } from '@/domain/collectors/collector';

/** A visit that could not be made, in words for the person who set the collector up. */
export class VisitFailure extends Error implements CollectorProblem {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
    this.name = 'VisitFailure';
  }
}
