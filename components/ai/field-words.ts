import type { AiField } from '@/domain/ai/rollup-key';
import { OTHER } from '@/domain/ai/rollup-key';

export const FIELD_WORDS: Readonly<Record<AiField, { one: string; many: string }>> = {
  feature: { one: 'Feature', many: 'features' },
  model: { one: 'Model', many: 'models' },
  promptName: { one: 'Prompt', many: 'prompts' },
  promptVersion: { one: 'Prompt version', many: 'prompt versions' },
  tenant: { one: 'Tenant', many: 'tenants' },
  service: { one: 'Service', many: 'services' },
};

/** A group's name for a person. */
export function keyText(key: string | null): string {
  if (key === null) return 'not told';
  return key === OTHER ? 'all others' : key;
}
