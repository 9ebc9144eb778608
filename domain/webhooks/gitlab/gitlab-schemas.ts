import { z } from 'zod';

/** As GitLab documents its payloads, as far as delivery looks at them. */
export const projectField = z.object({
  path_with_namespace: z.string().min(1),
  web_url: z.string().nullish(),
});

export const momentField = z.string().nullish();
