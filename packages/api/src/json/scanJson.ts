const MAX_DEPTH = 64;

/** Names through which a careless merge reaches prototypes. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

type Fault = { readonly message: string; readonly at: string };

/**
 * Looks over JSON text for what `JSON.parse` lets pass: too much nesting and keys that occur twice. One loop without
 * recursion; text that is not JSON is left to the parser. Null when nothing is wrong.
 */
export function scanJson(text: string): Fault | null {
  /** The open objects (their keys so far) and arrays (null). */
  const open: (Set<string> | null)[] = [];
  for (let index = 0; index < text.length; index += 1) {
    switch (text[index]) {
      case '{':
        open.push(new Set());
        break;
      case '[':
        open.push(null);
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case '"': {
        const end = endOfString(text, index);
        const keys = open.at(-1);
        if (keys && isKey(text, end)) {
          const key = keyOf(text.slice(index, end + 1));
          if (keys.has(key)) return { message: `The field ${key} is there twice.`, at: `character ${index}` };
          keys.add(key);
        }
        index = end;
      }
    }
    if (open.length > MAX_DEPTH) {
      return { message: `This is nested deeper than ${MAX_DEPTH} levels.`, at: `character ${index}` };
    }
  }
  return null;
}

/** Index of the closing quote of the string that opens at `start`; the text's end when it never closes. */
function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '"') return index;
  }
  return text.length;
}

function isKey(text: string, end: number): boolean {
  let next = end + 1;
  while (next < text.length && ' \t\r\n'.includes(text[next]!)) next += 1;
  return text[next] === ':';
}

/** Two spellings of one key (`a` and its escape) are one key. */
function keyOf(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return JSON.parse(literal) as string; // safe: a string literal
  } catch {
    return literal;
  }
}
