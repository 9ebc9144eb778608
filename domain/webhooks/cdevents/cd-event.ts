import { z } from 'zod';

const named = z.object({ id: z.string().min(1) });

/** As CDEvents 0.3 to 0.5 say it; 0.3 wrote the version of the specification as "version". */
export const cdEventSchema = z.object({
  context: z.object({
    id: z.string().min(1),
    type: z.string().min(1),
    timestamp: z.string().nullish(),
  }),
  subject: z.object({
    id: z.string().min(1),
    content: z
      .object({
        environment: named.nullish(),
        service: named.nullish(),
        artifactId: z.string().nullish(),
        description: z.string().nullish(),
        ticketURI: z.string().nullish(),
      })
      .nullish(),
  }),
  customData: z.unknown().optional(),
});
export type CdEvent = z.output<typeof cdEventSchema>;
