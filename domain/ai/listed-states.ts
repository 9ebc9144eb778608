/** Where an inference stands, as a list is narrowed by it. */
export const LISTED_STATES = ['accepted', 'edited', 'rejected', 'open', 'unseen'] as const;
