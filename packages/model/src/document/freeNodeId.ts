import { NODE_ID_PATTERN } from '../ids.ts';

const LONGEST_ID = 64;

/**
 * The first id not in `taken` of the row `agent`, `agent2`, `agent3`, …; `wish` may be any text, for example a title.
 */
export function freeNodeId(wish: string, taken: ReadonlySet<string>): string {
  const base = toNodeId(wish);
  if (!taken.has(base)) return base;
  const stem = base.replace(/[0-9]+$/, '').slice(0, LONGEST_ID - 5);
  for (let number = 2; ; number += 1) {
    const id = `${stem}${number}`;
    if (!taken.has(id)) return id;
  }
}

/** A readable key made of a text: `Legal check!` becomes `legalCheck`. */
function toNodeId(text: string): string {
  if (NODE_ID_PATTERN.test(text)) return text;
  const words = text.match(/[a-zA-Z0-9]+/g) ?? [];
  const camel = words.map((word, index) =>
    index === 0 ? word.toLowerCase() : word[0]?.toUpperCase() + word.slice(1).toLowerCase(),
  );
  const id = camel.join('').replace(/^[0-9]+/, '');
  return id === '' ? 'step' : (id[0]?.toLowerCase() + id.slice(1)).slice(0, LONGEST_ID);
}
