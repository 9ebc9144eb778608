export interface CopyLimits {
  /** Objects, arrays and values in all. */
  values: number;
  /** UTF-16 units of all texts together. */
  characters: number;
}

const MOST_LEVELS = 16;
const CUT = '…';

/**
 * A copy that JSON can hold, made within bounds so that no record costs its caller more than a moment: cycles, getters
 * that throw, errors, dates, maps, bigints and endless texts become something readable. Never throws.
 */
export function plainValue(value: unknown, limits: CopyLimits): unknown {
  return new Copy({ ...limits }).of(value, 0);
}

class Copy {
  readonly #left: CopyLimits;
  readonly #ancestors = new Set<object>();

  constructor(left: CopyLimits) {
    this.#left = left;
  }

  of(value: unknown, level: number): unknown {
    this.#left.values -= 1;
    switch (typeof value) {
      case 'string':
        return this.#text(value);
      case 'number':
        return Number.isFinite(value) ? value : String(value);
      case 'boolean':
        return value;
      case 'bigint':
        return value.toString();
      case 'symbol':
        return String(value);
      case 'object':
        return value === null ? null : this.#object(value, level);
      default:
        return undefined;
    }
  }

  #text(text: string): string {
    const room = Math.max(0, this.#left.characters);
    this.#left.characters -= text.length;
    if (text.length <= room) return text;
    return `${text.slice(0, room)}${CUT} (${text.length - room} more characters)`;
  }

  #object(value: object, level: number): unknown {
    if (this.#ancestors.has(value)) return '[circular]';
    if (level >= MOST_LEVELS || this.#left.values <= 0) return CUT;
    this.#ancestors.add(value);
    try {
      return this.#contents(value, level);
    } catch {
      return '[unreadable]';
    } finally {
      this.#ancestors.delete(value);
    }
  }

  #contents(value: object, level: number): unknown {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (value instanceof Error) return this.#error(value, level);
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
    if (value instanceof Map) return this.#fields(value.entries(), level);
    if (Array.isArray(value) || value instanceof Set) return this.#items(value, level);
    if (value instanceof RegExp) return String(value);
    if ('toJSON' in value && typeof value.toJSON === 'function') {
      return this.of(value.toJSON(), level + 1);
    }
    return this.#fields(entriesOf(value), level);
  }

  #error(error: Error, level: number): unknown {
    const more = [...entriesOf(error)].filter(([key]) => key !== 'name' && key !== 'message');
    const told: [string, unknown][] = [
      ['type', error.name],
      ['message', error.message],
      ['stack', error.stack],
    ];
    if (error.cause !== undefined) told.push(['cause', error.cause]);
    return this.#fields([...told, ...more], level);
  }

  #items(items: Iterable<unknown>, level: number): unknown[] {
    const copies: unknown[] = [];
    for (const item of items) {
      if (this.#left.values <= 0) {
        copies.push(CUT);
        break;
      }
      copies.push(this.of(item, level + 1) ?? null);
    }
    return copies;
  }

  #fields(entries: Iterable<[unknown, unknown]>, level: number): Record<string, unknown> {
    const fields: [string, unknown][] = [];
    for (const [key, value] of entries) {
      if (this.#left.values <= 0) {
        fields.push([CUT, 'there is more']);
        break;
      }
      fields.push([this.#text(String(key)), this.of(value, level + 1)]);
    }
    return Object.fromEntries(fields);
  }
}

function* entriesOf(value: object): Generator<[string, unknown]> {
  for (const key of Object.keys(value)) yield [key, read(value, key)];
}

function read(value: object, key: string): unknown {
  try {
    return Reflect.get(value, key);
  } catch {
    return '[unreadable]';
  }
}
