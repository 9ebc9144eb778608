import type { Template, TemplateSection } from './template';

const section = (heading: string, prompt: string, markdown = ''): TemplateSection => ({
  heading,
  prompt,
  markdown,
});

const summary = section(
  'Summary',
  'Three sentences that somebody from another team understands: what happened, who noticed it how, how it ended.',
  '{{summary}}',
);
const impact = section(
  'Impact',
  'Who could not do what, for how long? Figures with their evidence.',
  '{{impact}}',
);
const timeline = section(
  'Timeline',
  'What was seen and done, with times. Keep what was known then apart from what is known now.',
  '{{timeline}}',
);
const actions = section(
  'Action items',
  'What changes in the system, so that the next time is smaller, sooner seen or does not come? Each has one owner and a date.',
  '{{actions}}',
);
const evidence = section(
  'Evidence',
  'What the text points at: charts and rows, kept as they were.',
  '{{evidence}}',
);

const standard: Template = {
  key: 'default',
  name: 'Default',
  purpose: 'For most incidents: what happened, which conditions made it possible, what changes.',
  sections: [
    summary,
    impact,
    timeline,
    section(
      'Detection',
      'What told us first, and what could have been seen before that?',
      '{{detection}}\n\n{{paged}}',
    ),
    section(
      'Contributing factors',
      'The conditions, in the plural, that together made this possible: in code, configuration, load, tools, process, knowledge.',
      '{{change}}',
    ),
    section('What went well', 'What kept it from being worse? What should stay?', '{{response}}'),
    section('What went poorly', 'What cost time, or made it larger?'),
    section('Where we got lucky', 'What could just as well have gone the other way?'),
    section('What surprised us', 'Where was the system other than we took it to be?'),
    actions,
    evidence,
  ],
};

const sre: Template = {
  key: 'sre',
  name: 'SRE book',
  purpose: 'The shape of the Site Reliability Engineering book.',
  sections: [
    summary,
    impact,
    section(
      'Root causes',
      'In the plural: what had to come together? A trigger alone is no cause.',
      '{{change}}',
    ),
    section('Trigger', 'What set it off at that moment?'),
    section('Resolution', 'What ended the impact, and what ended the fault?', '{{response}}'),
    section('Detection', 'What noticed it, and how soon?', '{{detection}}\n\n{{paged}}'),
    actions,
    section(
      'Lessons learned',
      'Under each heading, what is worth telling another team.',
      '### What went well\n\n### What went wrong\n\n### Where we got lucky',
    ),
    timeline,
    section('Supporting information', 'Charts and rows, kept as they were.', '{{evidence}}'),
  ],
};

const debrief: Template = {
  key: 'debrief',
  name: 'Learning debrief',
  purpose: 'For a talk among those who were there: how it looked at the time, not why it was done.',
  sections: [
    summary,
    section(
      'How it looked at the time',
      'For each turn: what did it look like then? What was on the screen, what had just been said?',
      '{{timeline}}',
    ),
    section(
      'How it was noticed',
      'What made it seem off? What would have seemed normal?',
      '{{detection}}\n\n{{paged}}',
    ),
    section(
      'Which options were there',
      'At each decision: which ways were open, how was one chosen, what spoke for it then?',
      '{{response}}',
    ),
    section(
      'How work usually goes',
      'How is this done on a day without an incident? How does that help, as a rule?',
      '{{change}}',
    ),
    section('How it was kept small', 'What did people do that no runbook told them to do?'),
    section('What we know now', 'What did each take away that they had not known before?'),
    section('Open questions', 'What is still not understood? Who would know?'),
    actions,
    evidence,
  ],
};

const short: Template = {
  key: 'short',
  name: 'Short',
  purpose: 'For a small incident: half a page, written in a quarter of an hour.',
  sections: [
    section('What happened', 'Three sentences.', '{{summary}}\n\n{{impact}}'),
    timeline,
    section('What made it possible', 'Two or three conditions are enough.', '{{change}}'),
    section('What changes', 'One or two things, each with an owner.', '{{actions}}'),
    evidence,
  ],
};

/** The templates that every project has. */
export const BUILT_IN_TEMPLATES: readonly Template[] = [standard, sre, debrief, short];

/** What is proposed for a severity: half a page for the smallest. */
export function proposedTemplate(severity: string): string {
  return severity === 'SEV4' ? short.key : standard.key;
}
