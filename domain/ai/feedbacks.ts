export const FEEDBACKS = ['explicit', 'implicit'] as const;
