import { expect, it } from 'vitest';
import { ownChangesFirst } from './own-changes-first';

const changes = ['staging', 'production', 'dev', 'prod-eu'].map((environment) => ({ environment }));
const namesOf = (own?: string) =>
  ownChangesFirst(changes, own).map(({ environment }) => environment);

it('puts deployments to production before all others, whatever it is called', () => {
  expect(namesOf()).toEqual(['production', 'prod-eu', 'staging', 'dev']);
});

it('puts those of the alert’s own environment first where it names one', () => {
  expect(namesOf('dev')).toEqual(['dev', 'staging', 'production', 'prod-eu']);
});
