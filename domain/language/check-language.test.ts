import { describe, expect, it } from 'vitest';
import { checkLanguage } from './check-language';
import { BLAMEFUL_SENTENCES } from './corpus/blameful-sentences';
import { BLAMELESS_SENTENCES } from './corpus/blameless-sentences';
import { HELD_OUT_BLAMEFUL, HELD_OUT_BLAMELESS } from './corpus/held-out-sentences';
import { CHECKABLE_ACTIONS, VAGUE_ACTIONS } from './corpus/vague-actions';

const rulesIn = (text: string, kind: 'prose' | 'action' = 'prose') =>
  checkLanguage(text, kind).map(({ rule }) => rule);

describe('the language check', () => {
  it('finds each blameful sentence of the corpus by the rule that is meant', () => {
    const missed = BLAMEFUL_SENTENCES.filter(([rule, text]) => !rulesIn(text).includes(rule));
    expect(missed).toEqual([]);
    expect(BLAMEFUL_SENTENCES.length).toBeGreaterThanOrEqual(60);
  });

  it('flags at most one in twenty of 200 blameless sentences', () => {
    const flagged = BLAMELESS_SENTENCES.filter((text) => rulesIn(text).length > 0);
    expect(BLAMELESS_SENTENCES.length).toBeGreaterThanOrEqual(200);
    expect(flagged.length / BLAMELESS_SENTENCES.length).toBeLessThanOrEqual(0.05);
  });

  it('finds nine in ten sentences that were held out, and flags at most one in fifty beside them', () => {
    const found = HELD_OUT_BLAMEFUL.filter(([, text]) => rulesIn(text).length > 0);
    expect(found.length / HELD_OUT_BLAMEFUL.length).toBeGreaterThanOrEqual(0.9);
    const flagged = HELD_OUT_BLAMELESS.filter((text) => rulesIn(text).length > 0);
    expect(HELD_OUT_BLAMELESS.length).toBeGreaterThanOrEqual(300);
    expect(flagged.length / HELD_OUT_BLAMELESS.length).toBeLessThanOrEqual(0.02);
  });

  it('flags an action that nobody could call done, and leaves those that somebody could', () => {
    expect(
      VAGUE_ACTIONS.filter((text) => !rulesIn(text, 'action').includes('vague-action')),
    ).toEqual([]);
    expect(CHECKABLE_ACTIONS.filter((text) => rulesIn(text, 'action').length > 0)).toEqual([]);
  });

  it('leaves vague words of actions alone in prose', () => {
    expect(rulesIn('We investigate the oldest message first and make sure of its tenant.')).toEqual(
      [],
    );
  });

  it('says of each finding where it stands in the Markdown and what to write instead', () => {
    const markdown =
      '## Impact\n\n- The alert fired at 02:04.\n- Then **we should\n  have** looked at `queue-1`.';
    const [finding, ...others] = checkLanguage(markdown, 'prose');
    expect(others).toEqual([]);
    expect(finding?.rule).toBe('counterfactual');
    expect(markdown.slice(finding?.from, finding?.to)).toBe('should\n  have** looked');
    expect(finding?.found).toBe('should have** looked');
    expect(finding?.instead).toMatch(/^Say what was done/);
  });

  it('leaves quotations, block quotes, code and addresses alone', () => {
    for (const text of [
      'Support wrote: "you should have told us".',
      'Support wrote: “you should have told us; it’s your fault”, at 10:00.',
      "The note says 'why did you stop it?' and nothing more.",
      '> The root cause was human error.',
      '```\nroot cause: human error\n```',
      '    the engineer caused the outage',
      'The label `root cause` is the vendor’s.',
      'See https://example.com/root-cause/human-error for it.',
      '[report](https://example.com/human-error "human error")',
      '<div>root cause</div>',
    ])
      expect(checkLanguage(text, 'prose'), text).toEqual([]);
  });

  it('checks what stands beside a quotation, and is not misled by apostrophes', () => {
    expect(rulesIn('The log read "ok", and we should have doubted it.')).toEqual([
      'counterfactual',
    ]);
    expect(rulesIn("The engineers' console wasn't the root cause.")).toEqual(['single-cause']);
  });

  it('tells of one place once, in the order of the text', () => {
    const findings = checkLanguage(
      'Obviously Priya caused it. The root cause was human error.',
      'prose',
    );
    expect(findings.map(({ found }) => found)).toEqual([
      'Obviously',
      'caused',
      'root cause',
      'human error',
    ]);
  });

  it('reads a long text to its end and nothing from an empty one', () => {
    expect(checkLanguage('', 'prose')).toEqual([]);
    const text = BLAMELESS_SENTENCES.join(' ').repeat(10);
    expect(checkLanguage(`${text} We should have looked.`, 'prose').at(-1)?.found).toBe(
      'should have looked',
    );
  });
});
