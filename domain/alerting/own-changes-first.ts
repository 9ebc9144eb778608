import { isProduction } from '../delivery/deployment';

/**
 * Deployments to where an alert is before all others, each in the order in which they were given. An alert that names no
 * environment is one of production.
 */
export function ownChangesFirst<Change extends { environment: string }>(
  changes: readonly Change[],
  environment?: string,
): Change[] {
  const isOwn = ({ environment: name }: Change) =>
    environment === undefined ? isProduction(name) : name === environment;
  return [...changes.filter(isOwn), ...changes.filter((change) => !isOwn(change))];
}
