/** Dark enough for white initials (4.5:1 and more) and bright enough for a ring on either ground. */
const COLORS = ['#1c6fb5', '#a2408f', '#0f766e', '#b4431b', '#6d4fc4', '#7a6312'] as const;

/** The colour of an editor: the same in every window. */
export function editorColor(key: string): string {
  let sum = 0;
  for (const letter of key) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return COLORS[sum % COLORS.length] ?? COLORS[0];
}
