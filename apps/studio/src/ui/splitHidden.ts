/** A stretch of visible text, or one character that would be invisible or would reorder its surroundings. */
export type TextPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'hidden'; readonly code: string };

// Controls, format characters (bidi marks, embeddings and isolates, zero-width characters, tags) and whatever else
// Unicode lets a renderer leave out.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

const LAYOUT = new Set(['\t', '\n', '\r']);
const EMOJI = /\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]*$/u;

/** Cuts a string at every character a reader could not see. */
export function splitHidden(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let visible = '';
  let last = 0;
  for (const match of text.matchAll(INVISIBLE)) {
    const [character] = match;
    visible += text.slice(last, match.index);
    last = match.index + character.length;
    if (LAYOUT.has(character) || isPartOfEmoji(character, visible, text.slice(last))) {
      visible += character;
      continue;
    }
    if (visible !== '') parts.push({ type: 'text', text: visible });
    visible = '';
    parts.push({ type: 'hidden', code: codeName(character) });
  }
  visible += text.slice(last);
  if (visible !== '') parts.push({ type: 'text', text: visible });
  return parts;
}

/** A family is glued together by a zero-width joiner, a coloured heart ends in a variation selector: nothing is hidden. */
function isPartOfEmoji(character: string, before: string, after: string): boolean {
  if (!EMOJI.test(before)) return false;
  return character === '\uFE0F' || (character === '\u200D' && /^\p{Extended_Pictographic}/u.test(after));
}

function codeName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
