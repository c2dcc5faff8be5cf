/** Widths of letters in parts of the size of the font, in a usual sans-serif; rather too wide, for nobody knows which one draws. */
const NARROW = { letters: new Set(" .,:;'|!ijlIft()[]-"), width: 0.36 };
const WIDE = { letters: new Set('mwMW@%—…'), width: 0.95 };
const CAPITAL = { pattern: /\p{Lu}/u, width: 0.74 };
/** Pictures and scripts whose letters are as wide as they are high. */
const FULL = {
  pattern: /[\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u,
  width: 1.05,
};
const USUAL = 0.58;
const SEMIBOLD = 1.05;

export type Fitting = Readonly<{ width: number; size: number; weight?: number | undefined }>;

/** The words as far as they fit into a width at a font size, both in the picture's units, with an ellipsis where they do not. */
export function fitWords(words: string, { width, size, weight = 400 }: Fitting): string {
  const room = width / size / (weight >= 600 ? SEMIBOLD : 1);
  const letters = [...words];
  let used = 0;
  let fits = 0;
  for (const [place, letter] of letters.entries()) {
    used += widthOf(letter);
    if (used > room) return `${letters.slice(0, fits).join('').trimEnd()}…`;
    if (used + WIDE.width <= room) fits = place + 1;
  }
  return words;
}

function widthOf(letter: string): number {
  if (NARROW.letters.has(letter)) return NARROW.width;
  if (WIDE.letters.has(letter)) return WIDE.width;
  if (FULL.pattern.test(letter)) return FULL.width;
  return CAPITAL.pattern.test(letter) ? CAPITAL.width : USUAL;
}
