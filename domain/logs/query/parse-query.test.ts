import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FieldTest, joinNodes, MAX_QUERY_DEPTH, type QueryNode } from './ast';
import { formatQuery } from './format-query';
import { LOG_FIELDS, type LogField, logFieldName, resolveLogField } from './log-field';
import { parseQuery } from './parse-query';

const span = { position: 0, length: 0 };

function parse(text: string): QueryNode {
  const result = parseQuery(text);
  if (!result.ok) throw new Error(`${text}: ${result.error.message}`);
  return result.ast;
}

function mistakeIn(text: string) {
  const result = parseQuery(text);
  if (result.ok) throw new Error(`${text} was read without complaint`);
  return result.error;
}

/** The same tree with every span at nought, for comparing meanings. */
function meaning(node: QueryNode): QueryNode {
  if (node.kind === 'and' || node.kind === 'or') {
    return { ...node, nodes: node.nodes.map(meaning), span };
  }
  return node.kind === 'not' ? { ...node, node: meaning(node.node), span } : { ...node, span };
}

describe('reading a query', () => {
  const text = (...pattern: string[]): QueryNode => ({ kind: 'text', pattern, span });
  const field = (name: string, test: FieldTest): QueryNode => ({
    kind: 'field',
    field: resolveLogField(name),
    test,
    span,
  });
  const and = (...nodes: QueryNode[]) => joinNodes('and', nodes);
  const or = (...nodes: QueryNode[]) => joinNodes('or', nodes);
  const not = (node: QueryNode): QueryNode => ({ kind: 'not', node, span });

  it.each<[string, QueryNode]>([
    ['', { kind: 'everything', span }],
    ['  \n ', { kind: 'everything', span }],
    ['timeout', text('timeout')],
    ['"timed out"', text('timed out')],
    ['time*out', text('time', 'out')],
    ['message:"timed out"', text('timed out')],
    ['a b', and(text('a'), text('b'))],
    ['a AND b OR c', or(and(text('a'), text('b')), text('c'))],
    ['a OR b c', or(text('a'), and(text('b'), text('c')))],
    ['(a OR b) c', and(or(text('a'), text('b')), text('c'))],
    ['-a NOT b', and(not(text('a')), not(text('b')))],
    ['-(a b)', not(and(text('a'), text('b')))],
    ['service:checkout', field('service', { op: 'is', value: 'checkout' })],
    ['environment:"prod eu"', field('env', { op: 'is', value: 'prod eu' })],
    ['service:check*', field('service', { op: 'like', pattern: ['check', ''] })],
    ['http.status:>=500', field('http.status', { op: '>=', value: '500' })],
    ['http.status:[500 TO 599]', field('http.status', { op: 'between', from: '500', to: '599' })],
    ['http.status:[* TO 99]', field('http.status', { op: 'between', from: null, to: '99' })],
    ['http.status:[* TO *]', field('http.status', { op: 'exists' })],
    ['tenant:*', field('tenant', { op: 'exists' })],
    ['level:Warning', field('level', { op: 'is', value: 'warn' })],
    ['level:>=WARN', field('level', { op: '>=', value: 'warn' })],
    [
      'level:(error OR fatal)',
      or(
        field('level', { op: 'is', value: 'error' }),
        field('level', { op: 'is', value: 'fatal' }),
      ),
    ],
    ['duration:>1.5s', field('duration', { op: '>', value: '1500' })],
    ['duration:>250', field('duration', { op: '>', value: '250' })],
    ['severity:17', field('severity', { op: 'is', value: '17' })],
    ['resource.host.name:a', field('resource.host.name', { op: 'is', value: 'a' })],
    ['attributes.level:x', field('attributes.level', { op: 'is', value: 'x' })],
    ['url:http://shop/a:1', field('url', { op: 'is', value: 'http://shop/a:1' })],
  ])('reads %s', (written, expected) => {
    expect(meaning(parse(written))).toEqual(meaning(expected));
  });

  it.each([
    'http://shop.example/a',
    'std::vector',
    '12:30:05',
    'fn(x)',
    'user@host',
    'key="v',
    '--verbose',
    '{"a":1}',
    'a>b',
  ])('takes %s for text to be found in the message', (written) => {
    expect(meaning(parse(written))).toEqual(text(written));
  });

  it('lets a backslash make a wildcard, a quote or a bracket literal', () => {
    expect(meaning(parse('5\\*3'))).toEqual(text('5*3'));
    expect(meaning(parse('"say \\"hi\\""'))).toEqual(text('say "hi"'));
    expect(meaning(parse('C\\:\\dir'))).toEqual(text('C:\\dir'));
  });

  it('knows where each condition stands', () => {
    const ast = parse('a  -service:b');
    expect(ast.kind === 'and' && ast.nodes.map((node) => node.span)).toEqual([
      { position: 0, length: 1 },
      { position: 3, length: 10 },
    ]);
  });
});

describe('mistakes in a query', () => {
  it.each<[string, number, RegExp, string | null]>([
    ['a "b c', 2, /quote at 3 is not closed/, 'a "b c"'],
    ['service:"x', 8, /quote at 9 is not closed/, 'service:"x"'],
    ['(a OR b', 0, /"\(" at 1 is not closed/, '(a OR b)'],
    ['a b)', 3, /closes nothing/, 'a b'],
    ['()', 0, /empty/, null],
    ['a OR', 2, /Nothing stands after OR/, null],
    ['AND a', 0, /Nothing stands before AND/, null],
    ['a NOT', 2, /Nothing stands after NOT/, null],
    ['service: x', 0, /Nothing stands after service:/, null],
    ['level:eror', 6, /no level "eror"/, 'level:error'],
    ['level:17', 6, /no level "17"/, null],
    ['level:zz*', 6, /No level matches/, null],
    ['severity:error', 9, /number from 1 to 24/, null],
    ['duration:>fast', 10, /milliseconds/, null],
    ['duration:5*', 9, /wildcard/, null],
    ['service:>5', 8, /text, which has no greater/, null],
    ['x:>', 2, /Nothing stands after >/, null],
    ['x:>a*', 3, /without wildcards/, null],
    ['x:[1 TO 2', 2, /no closing bracket/, 'x:[1 TO 2]'],
    ['x:[1 2]', 2, /TO between/, null],
    ['message:>5', 8, /message is text/, null],
  ])('%s is answered at its place', (written, position, message, fixed) => {
    const error = mistakeIn(written);
    expect(error).toMatchObject({ position, fixed });
    expect(error.message).toMatch(message);
    expect(error.suggestion).not.toBe('');
  });

  it('suggests the level that was meant', () => {
    expect(mistakeIn('level:eror').suggestion).toMatch(/Did you mean error/);
  });

  it('bounds nesting, length and the number of conditions', () => {
    expect(mistakeIn(`${'('.repeat(51)}a${')'.repeat(51)}`).message).toMatch(/nested more than 50/);
    expect(parseQuery(`${'('.repeat(50)}a${')'.repeat(50)}`).ok).toBe(true);
    expect(mistakeIn('NOT '.repeat(60)).message).toMatch(/nested/);
    expect(mistakeIn('a'.repeat(4097)).message).toMatch(/at most 4096/);
    expect(mistakeIn('a '.repeat(300)).message).toMatch(/more than 256 conditions/);
  });

  it('replaces what Postgres cannot hold', () => {
    expect(meaning(parse('a\0b\ud800'))).toEqual({
      kind: 'text',
      pattern: ['a\uFFFDb\uFFFD'],
      span,
    });
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...'ab*"\\()[]:<>=- TO,./\t'), maxLength: 8 }),
  fc.constantFrom('AND', 'OR', 'NOT', 'TO', 'http://a', 'x:y', '-1', '1e5'),
);
const literal = piece.map((text) => text.replace(/\0|\p{Surrogate}/gu, '\uFFFD'));
const pattern = fc
  .array(literal, { minLength: 2, maxLength: 4 })
  .map((pieces) => pieces.filter((one, at) => one !== '' || at === 0 || at === pieces.length - 1))
  .filter((pieces) => pieces.length > 1 && (pieces.length > 2 || pieces.join('') !== ''));
const pathField: fc.Arbitrary<LogField> = fc
  .tuple(fc.constantFrom('attributes' as const, 'resource' as const), literal)
  .filter(([, path]) => path !== '')
  .map(([place, path]) => ({ in: place, path }));
const plainField: fc.Arbitrary<LogField> = fc
  .constantFrom(...LOG_FIELDS)
  .filter((name) => !['level', 'severity', 'duration'].includes(name))
  .map((name) => ({ in: 'event', name }));
const comparator = fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const);

const ordered = (value: fc.Arbitrary<string>): fc.Arbitrary<FieldTest> =>
  fc.oneof(
    fc.record({ op: fc.constant('is' as const), value }),
    fc.record({ op: comparator, value }),
    fc.constant<FieldTest>({ op: 'exists' }),
    fc
      .record({
        op: fc.constant('between' as const),
        from: fc.option(value),
        to: fc.option(value),
      })
      .filter(({ from, to }) => from !== null || to !== null),
  );
const like = fc.record({ op: fc.constant('like' as const), pattern });
const field = (
  fields: fc.Arbitrary<LogField>,
  test: fc.Arbitrary<FieldTest>,
): fc.Arbitrary<QueryNode> =>
  fc.record({ kind: fc.constant('field' as const), field: fields, test, span: fc.constant(span) });
const eventField = (name: 'level' | 'severity' | 'duration') =>
  fc.constant<LogField>({ in: 'event', name });
const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    pattern: fc.oneof(
      literal.map((text) => [text]),
      pattern,
      fc.constant(['', '']),
    ),
    span: fc.constant(span),
  }),
  field(pathField, fc.oneof(ordered(literal), like)),
  field(
    plainField,
    fc.oneof(
      like,
      literal.map((value): FieldTest => ({ op: 'is', value })),
      fc.constant<FieldTest>({ op: 'exists' }),
    ),
  ),
  field(eventField('level'), ordered(fc.constantFrom('trace', 'warn', 'error'))),
  field(eventField('severity'), ordered(fc.integer({ min: 1, max: 24 }).map(String))),
  field(eventField('duration'), ordered(fc.integer({ min: 0, max: 1e9 }).map(String))),
);
const anyQuery: fc.Arbitrary<QueryNode> = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    tie('node').map((node): QueryNode => ({ kind: 'not', node, span })),
    fc.array(tie('node'), { minLength: 2, maxLength: 4 }).map((nodes) => joinNodes('and', nodes)),
    fc.array(tie('node'), { minLength: 2, maxLength: 4 }).map((nodes) => joinNodes('or', nodes)),
  ),
})).node;

describe('any query', () => {
  it('reads back as itself after it was written', () => {
    fc.assert(
      fc.property(anyQuery, (ast) => {
        const written = formatQuery(ast);
        fc.pre(written.length <= 4096);
        expect(meaning(parse(written))).toEqual(meaning(ast));
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it('is read or refused with a place inside the text, and never throws', () => {
    const noise = fc.array(
      fc.constantFrom(
        ...['(', ')', '"', '-', 'NOT ', ' AND ', ' OR ', 'a', 'level:', '>', '[', ' TO ', ']'],
        ...['*', '\\', ' ', 'x.y:', '5', 'error', '\ud83d', '😀', ':'],
      ),
      { maxLength: 40 },
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      noise.map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const result = parseQuery(written);
        if (result.ok) {
          expect(meaning(parse(formatQuery(result.ast)))).toEqual(meaning(result.ast));
        } else {
          const { position, length, message, suggestion } = result.error;
          const isInside =
            position >= 0 && length > 0 && position + length <= Math.max(1, written.length);
          if (!isInside || message === '' || suggestion === '') expect.fail(JSON.stringify(result));
        }
      }),
      { seed: 1, numRuns: 20_000 },
    );
  });

  it('names every field so that the name leads back to it', () => {
    fc.assert(
      fc.property(fc.oneof(pathField, plainField), (one) => {
        expect(resolveLogField(logFieldName(one))).toEqual(one);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('nests no deeper than the bound', () => {
    const depth = (node: QueryNode): number => {
      if (node.kind === 'not') return 1 + depth(node.node);
      if (node.kind === 'and' || node.kind === 'or') return 1 + Math.max(...node.nodes.map(depth));
      return 0;
    };
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('(', '-', 'a OR b ', ')'), { maxLength: 200 }),
        (all) => {
          const result = parseQuery(all.join(''));
          if (result.ok) expect(depth(result.ast)).toBeLessThanOrEqual(2 * MAX_QUERY_DEPTH + 2);
        },
      ),
      { seed: 1, numRuns: 2000 },
    );
  });
});
