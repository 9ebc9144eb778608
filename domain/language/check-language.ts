import type { Finding } from './finding';
import { type LanguageRule, matchesOf } from './language-rule';
import { markNames } from './people';
import { readProse } from './read-prose';
import { COUNTERFACTUAL_RULES } from './rules/counterfactual';
import { JUDGEMENT_RULES } from './rules/judgement';
import { PERSON_AS_CAUSE_RULES } from './rules/person-as-cause';
import { SINGLE_CAUSE_RULES } from './rules/single-cause';
import { VAGUE_ACTION_RULES } from './rules/vague-action';
import { WHY_PERSON_RULES } from './rules/why-person';
import { splitSentences } from './split-sentences';

const PROSE_RULES: readonly LanguageRule[] = [
  ...WHY_PERSON_RULES,
  ...COUNTERFACTUAL_RULES,
  ...PERSON_AS_CAUSE_RULES,
  ...JUDGEMENT_RULES,
  ...SINGLE_CAUSE_RULES,
];
const ACTION_RULES: readonly LanguageRule[] = [...PROSE_RULES, ...VAGUE_ACTION_RULES];

/**
 * Looks through a Markdown text for words that look for a culprit, and through an action for words that nobody can
 * call done. Suggests and never blocks; quotations, block quotes and code are another's words and left alone.
 */
export function checkLanguage(markdown: string, kind: 'prose' | 'action'): Finding[] {
  const rules = kind === 'action' ? ACTION_RULES : PROSE_RULES;
  const findings: Finding[] = [];
  for (const prose of readProse(markdown)) {
    for (const sentence of splitSentences(prose.text)) {
      const base = prose.from + sentence.from;
      const text = markNames(sentence.text.replace(/’/g, "'"));
      findings.push(...checkSentence(markdown, base, text, rules));
    }
  }
  return findings;
}

function checkSentence(
  markdown: string,
  base: number,
  sentence: string,
  rules: readonly LanguageRule[],
): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    for (const match of matchesOf(rule, sentence)) {
      const from = base + match.from;
      const to = base + match.to;
      // One place is told of once, by the first rule that sees it.
      if (findings.some((other) => from < other.to && other.from < to)) continue;
      const { message, instead } = rule;
      findings.push({
        from,
        to,
        rule: rule.rule,
        found: markdown.slice(from, to).replace(/\s+/g, ' '),
        message,
        instead,
      });
    }
  }
  return findings.sort((a, b) => a.from - b.from);
}
