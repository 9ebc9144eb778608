import { z } from 'zod';
import { BUILT_IN_TEMPLATES } from '@/domain/postmortems/built-in-templates';
import type { TemplateList } from '@/domain/postmortems/postmortem-answers';
import type { Template } from '@/domain/postmortems/template';
import { inProject } from '../db/client';
import { ServiceError } from '../errors';

const storedSections = z.array(
  z.object({ heading: z.string(), prompt: z.string(), markdown: z.string() }),
);

/** The templates that every project has, then the team's own by name. */
export async function listTemplates(projectId: string): Promise<TemplateList> {
  const own = await inProject(projectId, (tx) =>
    tx.postmortemTemplate.findMany({ where: { projectId }, orderBy: { name: 'asc' } }),
  );
  return {
    items: [
      ...BUILT_IN_TEMPLATES.map(({ sections, ...template }) => ({
        ...template,
        id: null,
        sections: [...sections],
      })),
      ...own.map(({ id, name, purpose, sections }) => ({
        key: id,
        id,
        name,
        purpose,
        sections: storedSections.parse(sections),
      })),
    ],
  };
}

/** By the key of one that every project has, or the id or name of the team's own. @throws ServiceError not_found */
export async function findTemplate(projectId: string, key: string): Promise<Template> {
  const { items } = await listTemplates(projectId);
  const found = items.find((template) => template.key === key || template.name === key);
  if (found !== undefined) return found;
  throw new ServiceError('not_found', `There is no template “${key}” in this project.`, {
    hint: `It has ${items.map((template) => template.key).join(', ')}.`,
    details: [{ path: 'template', message: 'is the key of no template' }],
  });
}
