import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What becomes of a fenced block in the tests. */
export type BlockFate =
  /** It is run against the product. */
  | { kind: 'run' }
  /** It is run where this machine has the program. */
  | { kind: 'needs'; program: string }
  /** It goes on until it has said this, and is stopped then. */
  | { kind: 'until'; says: string }
  /** It is not run, for a reason that stands above it. */
  | { kind: 'left'; because: string };

export interface Block {
  /** As in docs/rules.md:12. */
  place: string;
  language: string;
  code: string;
  fate: BlockFate;
}

const MARKER = /^<!-- (not run|not run here|needs|runs until): (.+) -->$/;
const FENCE = /^```(\S*)$/;

/** The documents that readers follow; decisions tell why and give no commands. */
export function documents(): string[] {
  const guides = readdirSync('docs').filter((name) => name.endsWith('.md'));
  return ['README.md', ...guides.map((name) => path.posix.join('docs', name))];
}

/** The fenced blocks of a document, in their order, each with what the comment above it says of it. */
export function readBlocks(document: string): Block[] {
  const lines = readFileSync(document, 'utf8').split('\n');
  const blocks: Block[] = [];
  let open: { language: string; from: number } | null = null;
  for (const [index, line] of lines.entries()) {
    const fence = FENCE.exec(line.trim());
    if (fence === null) continue;
    if (open === null) {
      open = { language: fence[1] ?? '', from: index };
      continue;
    }
    blocks.push({
      place: `${document}:${open.from + 1}`,
      language: open.language,
      code: lines.slice(open.from + 1, index).join('\n'),
      fate: fateOf(lines.slice(0, open.from)),
    });
    open = null;
  }
  if (open !== null) throw new Error(`${document}: a block is not closed`);
  return blocks;
}

function fateOf(before: string[]): BlockFate {
  const above = before.findLast((line) => line.trim() !== '')?.trim() ?? '';
  const marker = MARKER.exec(above);
  const [, word, text = ''] = marker ?? [];
  if (word === undefined) return { kind: 'run' };
  if (word === 'needs') return { kind: 'needs', program: text };
  if (word === 'runs until') return { kind: 'until', says: text };
  return { kind: 'left', because: text };
}
