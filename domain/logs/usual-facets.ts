export const USUAL_FACETS = ['level', 'service', 'env', 'version', 'tenant'] as const;
