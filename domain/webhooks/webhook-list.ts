import { z } from 'zod';
import { WEBHOOK_KINDS } from './webhook-facts';

const nameField = z.string().trim().min(1, 'must not be empty').max(80);
const label = z.string().trim().min(1, 'must not be empty').max(255);

const serviceMappingSchema = z.object({
  repository: label,
  environment: z
    .string()
    .trim()
    .max(255)
    .transform((text) => text || null)
    .nullable()
    .default(null),
  service: label,
});
export const serviceMappingsSchema = z.array(serviceMappingSchema).max(500);

export const createWebhookSchema = z.object({ kind: z.enum(WEBHOOK_KINDS), name: nameField });
export type CreateWebhookInput = z.output<typeof createWebhookSchema>;

export const changeWebhookSchema = z.object({
  name: nameField.optional(),
  services: serviceMappingsSchema.optional(),
});
export type ChangeWebhookInput = z.output<typeof changeWebhookSchema>;

export const webhookIdParams = z.object({ endpointId: z.uuid() });

/** The one time that a secret is shown. */
export const webhookSecretSchema = z.object({ id: z.string(), secret: z.string() });
export type WebhookSecret = z.output<typeof webhookSecretSchema>;

export const listedWebhookSchema = z.object({
  id: z.string(),
  kind: z.enum(WEBHOOK_KINDS),
  name: z.string(),
  services: serviceMappingsSchema,
  createdAt: z.string(),
  /** Of those that are kept, the last seven days. */
  lastDeliveryAt: z.string().nullable(),
  stored: z.number().int(),
  ignored: z.number().int(),
  refused: z.number().int(),
  /** Whether CANDOR_SECRET still opens its secret. */
  isReadable: z.boolean(),
});
export type ListedWebhook = z.output<typeof listedWebhookSchema>;
export const webhookListSchema = z.object({ items: z.array(listedWebhookSchema) });

export const webhookDeliverySchema = z.object({
  id: z.string(),
  event: z.string(),
  receivedAt: z.string(),
  outcome: z.enum(['stored', 'ignored', 'refused']),
  reason: z.string().nullable(),
  became: z.array(z.string()),
});
export type ListedDelivery = z.output<typeof webhookDeliverySchema>;
export const webhookDeliveriesSchema = z.object({ items: z.array(webhookDeliverySchema) });
