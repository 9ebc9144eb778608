/**
 * The first `limit` UTF-16 units of a value's JSON, and all of it when it is shorter. Unlike JSON.stringify it does not
 * recurse, so that no nesting is too deep for it, and does not write what is then cut away.
 * `plain` may exchange a value that is no JSON for one that is, knowing the key it stands under ('' in an array).
 */
export function jsonPreview(
  value: unknown,
  limit: number,
  plain: (value: unknown, key: string) => unknown = (same) => same,
): string {
  let out = '';
  const open: Container[] = [];
  const write = (given: unknown, key: string) => {
    const item = plain(given, key);
    if (typeof item === 'string') out += JSON.stringify(item.slice(0, limit));
    else if (typeof item === 'bigint') out += `"${item}"`;
    else if (typeof item !== 'object' || item === null) out += JSON.stringify(item) ?? 'null';
    else {
      const container = containerOf(item);
      out += container.begin;
      open.push(container);
    }
  };
  write(value, '');
  while (out.length < limit) {
    const current = open[open.length - 1];
    if (current === undefined) break;
    const { next } = current;
    if (next >= current.length) {
      out += current.end;
      open.pop();
      continue;
    }
    current.next += 1;
    if (next > 0) out += ',';
    const key = current.keys?.[next];
    if (key !== undefined) out += `${JSON.stringify(key.slice(0, limit))}:`;
    write(current.at(next), key ?? '');
  }
  return out.slice(0, limit);
}

interface Container {
  begin: string;
  end: string;
  /** An object's; undefined for an array. */
  keys: string[] | undefined;
  length: number;
  at: (index: number) => unknown;
  next: number;
}

function containerOf(item: object): Container {
  if (Array.isArray(item)) {
    const at = (index: number) => item[index];
    return { begin: '[', end: ']', keys: undefined, length: item.length, at, next: 0 };
  }
  const object = item as Record<string, unknown>;
  const keys = Object.keys(object).filter((key) => object[key] !== undefined);
  const at = (index: number) => object[keys[index] ?? ''];
  return { begin: '{', end: '}', keys, length: keys.length, at, next: 0 };
}

const SHOWN_CHARACTERS = 60;

/** A value as a message about it shows it: its JSON, and no more of that than a line holds. */
export function shownJson(value: unknown): string {
  const text = jsonPreview(value, SHOWN_CHARACTERS + 1);
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}…`;
}
