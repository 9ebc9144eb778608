/** What contributing factors are about, by the words in which they are written. */
const THEMES: readonly { theme: string; words: RegExp }[] = [
  {
    theme: 'Time-outs and retries',
    words: /\b(time-?d? ?outs?|timed out|retr(y|ies|ied)|back-?off|deadline)\b/i,
  },
  {
    theme: 'Capacity and load',
    words:
      /\b(capacity|load|peak|traffic|pool|memory|disk|cpu|quota|limit(ed|s)?|backlog|throttl\w+)\b/i,
  },
  {
    theme: 'Dependencies',
    words:
      /\b(dependenc(y|ies)|upstream|downstream|vendor|third[- ]party|provider|breakers?|fallback)\b/i,
  },
  {
    theme: 'Deployments and roll-backs',
    words: /\b(deploy\w*|release[sd]?|roll(ed|ing)?[- ]?(out|back)s?|canary|migrations?)\b/i,
  },
  {
    theme: 'Configuration',
    words:
      /\b(config\w*|flags?|defaults?|settings?|environment variable|secrets?|certificates?)\b/i,
  },
  {
    theme: 'Alerting and visibility',
    words:
      /\b(alert\w*|monitor\w*|dashboards?|paged?|silen(t|ce|ced|ces)|logs?|metrics?|traces?|noise|noisy)\b/i,
  },
  {
    theme: 'Data and schema',
    words:
      /\b(schema|index(es)?|lock(s|ed)?|replica\w*|corrupt\w*|duplicates?|data loss|queries|query)\b/i,
  },
  {
    theme: 'Tests and review',
    words: /\b(tests?|tested|testing|staging|review\w*|coverage|ci)\b/i,
  },
  {
    theme: 'Runbooks and ownership',
    words:
      /\b(runbooks?|document\w*|owner\w*|hand-?overs?|on-?call|escalat\w+|knowledge|access)\b/i,
  },
];

export interface Theme {
  theme: string;
  ids: string[];
}

/**
 * Themes of texts with how many hold each, the most frequent first; `untold` are texts with words and without a theme.
 * A text may be of several themes, so that their counts are not parts of a whole.
 */
export function findThemes(texts: readonly { id: string; text: string }[]): {
  themes: Theme[];
  untold: string[];
} {
  const written = texts.filter(({ text }) => text.trim() !== '');
  const themes = THEMES.map(({ theme, words }) => ({
    theme,
    ids: written.filter(({ text }) => words.test(text)).map(({ id }) => id),
  }))
    .filter(({ ids }) => ids.length > 0)
    .sort((a, b) => b.ids.length - a.ids.length);
  const known = new Set(themes.flatMap(({ ids }) => ids));
  return { themes, untold: written.map(({ id }) => id).filter((id) => !known.has(id)) };
}

/** Whether a section of a postmortem, by its key, says what made the failure possible. */
export function isAboutFactors(key: string): boolean {
  return /factor|cause|trigger|possible/.test(key);
}
