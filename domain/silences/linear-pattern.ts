/** Why a pattern cannot be read, in words that name the place. */
export class PatternError extends Error {}

type Test = (char: string) => boolean;
/** A step of the machine: take one character, go on at two places, or be done. */
type Step =
  | { kind: 'take'; test: Test; next: number }
  | { kind: 'fork'; next: number[] }
  | { kind: 'done' };

type Node =
  | { kind: 'take'; test: Test }
  | { kind: 'chain' | 'either'; parts: Node[] }
  | { kind: 'repeat'; part: Node; least: number; most: number };

const MOST_CHARACTERS = 200;
const MOST_STEPS = 2_000;
const MOST_REPEATS = 100;
const CLASSES: Record<string, RegExp> = { d: /\d/, D: /\D/, w: /\w/, W: /\W/, s: /\s/, S: /\S/ };

/**
 * A regular expression over a whole text, without what can take exponential time: all places where it may stand are
 * followed at once, so that a text is matched in steps of the pattern times characters of the text. It knows literals,
 * ., [classes], \d \w \s, groups, |, *, +, ?, {n,m}. @throws PatternError
 */
export function linearPattern(written: string): (text: string) => boolean {
  if (written.length > MOST_CHARACTERS)
    throw new PatternError(`is longer than ${MOST_CHARACTERS} characters`);
  const steps: Step[] = [{ kind: 'done' }];
  const start = build(parse(written), 0, steps);
  return (text) => runs(steps, start, text);
}

function runs(steps: readonly Step[], start: number, text: string): boolean {
  let places = new Set<number>();
  reach(steps, start, places);
  for (const char of text) {
    const next = new Set<number>();
    for (const place of places) {
      const step = steps[place];
      if (step?.kind === 'take' && step.test(char)) reach(steps, step.next, next);
    }
    if (next.size === 0) return false;
    places = next;
  }
  return places.has(0);
}

/** Every place that can be come to from one without taking a character. */
function reach(steps: readonly Step[], from: number, places: Set<number>): void {
  const open = [from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (places.has(place)) continue;
    places.add(place);
    const step = steps[place];
    if (step?.kind === 'fork') open.push(...step.next);
  }
}

function add(steps: Step[], step: Step): number {
  if (steps.length >= MOST_STEPS) throw new PatternError('repeats too much to be matched quickly');
  return steps.push(step) - 1;
}

/** Lays out a part so that it goes on at `next`; answers where it begins. */
function build(node: Node, next: number, steps: Step[]): number {
  switch (node.kind) {
    case 'take':
      return add(steps, { kind: 'take', test: node.test, next });
    case 'chain':
      return node.parts.reduceRight((after, part) => build(part, after, steps), next);
    case 'either':
      return add(steps, {
        kind: 'fork',
        next: node.parts.map((part) => build(part, next, steps)),
      });
    case 'repeat':
      return buildRepeat(node, next, steps);
  }
}

function buildRepeat(
  { part, least, most }: Extract<Node, { kind: 'repeat' }>,
  next: number,
  steps: Step[],
): number {
  let after = next;
  if (most === Number.POSITIVE_INFINITY) {
    const loop: Extract<Step, { kind: 'fork' }> = { kind: 'fork', next: [next] };
    after = add(steps, loop);
    loop.next.push(build(part, after, steps));
  } else {
    for (let count = least; count < most; count += 1)
      after = add(steps, { kind: 'fork', next: [next, build(part, after, steps)] });
  }
  for (let count = 0; count < least; count += 1) after = build(part, after, steps);
  return after;
}

/** Reads a pattern from left to right. */
function parse(written: string): Node {
  const chars = [...written];
  let at = 0;
  const fail = (what: string): never => {
    throw new PatternError(`${what} (at character ${Math.min(at + 1, chars.length)})`);
  };
  const either = (): Node => {
    const parts = [chain()];
    while (chars[at] === '|') {
      at += 1;
      parts.push(chain());
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'either', parts };
  };
  const chain = (): Node => {
    const parts: Node[] = [];
    while (at < chars.length && chars[at] !== '|' && chars[at] !== ')') parts.push(repeated());
    return { kind: 'chain', parts };
  };
  const repeated = (): Node => {
    let node = one();
    for (let range = repeat(); range !== null; range = repeat())
      node = { kind: 'repeat', part: node, ...range };
    return node;
  };
  const repeat = (): { least: number; most: number } | null => {
    const simple = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] }[chars[at] ?? ''];
    if (simple !== undefined) {
      at += 1;
      return { least: simple[0] ?? 0, most: simple[1] ?? 0 };
    }
    const counted = /^\{(\d{1,3})(,(\d{0,3}))?\}/.exec(chars.slice(at, at + 9).join(''));
    if (counted === null) return null;
    const least = Number(counted[1]);
    const most = counted[2] === undefined ? least : counted[3] ? Number(counted[3]) : Infinity;
    if (least > MOST_REPEATS || (most !== Infinity && most > MOST_REPEATS))
      fail(`repeats more than ${MOST_REPEATS} times`);
    if (most < least) fail('repeats at most less often than at least');
    at += counted[0].length;
    return { least, most };
  };
  const one = (): Node => {
    const char = chars[at] ?? fail('ends too early');
    at += 1;
    if (char === '(') return group();
    if (char === '[') return { kind: 'take', test: charClass() };
    if (char === '.') return { kind: 'take', test: () => true };
    if (char === '\\') return { kind: 'take', test: escaped() };
    if ('*+?{'.includes(char)) fail(`“${char}” repeats nothing`);
    if (char === '^' || char === '$')
      fail(`“${char}” is not needed: the whole value has to match; write \\${char} for the sign`);
    return { kind: 'take', test: (given) => given === char };
  };
  const group = (): Node => {
    if (chars[at] === '?') {
      if (chars[at + 1] !== ':') fail('look-arounds and named groups are not known');
      at += 2;
    }
    const inner = either();
    if (chars[at] !== ')') fail('a group is not closed');
    at += 1;
    return inner;
  };
  const escaped = (): Test => {
    const char = chars[at] ?? fail('ends with a backslash');
    at += 1;
    const known = CLASSES[char];
    if (known !== undefined) return (given) => known.test(given);
    if (/[a-zA-Z0-9]/.test(char)) fail(`\\${char} is not known`);
    return (given) => given === char;
  };
  const charClass = (): Test => {
    const isNot = chars[at] === '^';
    if (isNot) at += 1;
    const tests: Test[] = [];
    for (let isFirst = true; isFirst || chars[at] !== ']'; isFirst = false) {
      const from = chars[at] ?? fail('a class is not closed');
      at += 1;
      if (from === '\\') tests.push(escaped());
      else if (chars[at] === '-' && chars[at + 1] !== undefined && chars[at + 1] !== ']') {
        const to = chars[at + 1] ?? from;
        at += 2;
        if (to < from) fail(`the range ${from}-${to} is the wrong way round`);
        tests.push((given) => given >= from && given <= to);
      } else tests.push((given) => given === from);
    }
    at += 1;
    return (given) => tests.some((test) => test(given)) !== isNot;
  };
  const whole = either();
  if (at < chars.length) fail('a group is closed that was not opened');
  return whole;
}
