/** Where the delivery page's time range begins as a rule: an hour of a few deployments a day says nothing. */
export const DELIVERY_FROM = 'now-30d';
