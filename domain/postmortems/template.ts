import { sectionKey } from './section-key';

export interface TemplateSection {
  heading: string;
  /** What is asked for, shown beside the text. */
  prompt: string;
  /** What stands there at first; {{variables}} are filled in from the incident. */
  markdown: string;
}

export interface Template {
  key: string;
  name: string;
  /** When to take it. */
  purpose: string;
  sections: readonly TemplateSection[];
}

/** What a template can have filled in, and what each stands for. */
export const TEMPLATE_VARIABLES = {
  'incident.title': 'the incident’s title',
  'incident.number': 'its number, without #',
  'incident.severity': 'SEV1 to SEV4',
  'incident.services': 'the services concerned',
  'incident.link': 'a link to the incident',
  summary: 'one sentence: what, how bad, how long',
  impact: 'the impact as the signals measured it',
  timeline: 'the timeline as a list, each row citing its evidence',
  detection: 'how and how soon it was noticed',
  response: 'who took which role, what was done and when',
  paged: 'who was paged, by role',
  change: 'the suspected change with its reasons',
  evidence: 'a list of the frozen evidence',
  actions: 'where action items are written',
} as const;
export type TemplateVariable = keyof typeof TEMPLATE_VARIABLES;
export type TemplateValues = Readonly<Record<TemplateVariable, string>>;

const VARIABLE = /\{\{\s*([\w.]+)\s*\}\}/g;

/** The {{names}} in a text that stand for nothing. */
export function unknownVariables(markdown: string): string[] {
  const names = [...markdown.matchAll(VARIABLE)].map(([, name = '']) => name);
  return [...new Set(names.filter((name) => !isVariable(name)))];
}

/** The sections of a new postmortem. What is not a variable stays as it was written. */
export function fillTemplate(template: Pick<Template, 'sections'>, values: TemplateValues) {
  const keys: string[] = [];
  return template.sections.map(({ heading, prompt, markdown }) => {
    const key = sectionKey(heading, keys);
    keys.push(key);
    const filled = markdown.replace(VARIABLE, (written, name: string) =>
      isVariable(name) ? values[name] : written,
    );
    return { key, heading, prompt, markdown: filled.trim() };
  });
}

function isVariable(name: string): name is TemplateVariable {
  return Object.hasOwn(TEMPLATE_VARIABLES, name);
}
