import { readFileSync } from 'node:fs';
import { PALETTES } from '@countersign/drawing';
import { expect, test } from 'vitest';

const [light = '', dark = ''] = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').split(
  '[data-mantine-color-scheme="dark"]',
);

/** The colour of a token; where it follows the page's own token, the one it falls back to. */
const tokenOf = (css: string, name: string) =>
  new RegExp(`--canvas-${name}: (?:var\\([\\w-]+, )?(#[0-9a-f]{6})`).exec(css)?.[1];

test.each([
  ['light', light],
  ['dark', dark],
] as const)('the canvas has the colours of %s pictures', (theme, css) => {
  const { ground, border, card, text, dim, wire, families, notes } = PALETTES[theme];
  const expected: Record<string, string> = {
    bg: ground,
    'card-bg': card,
    'card-border': border,
    'card-text': text,
    'card-dim': dim,
    wire,
    ...families,
    ...Object.fromEntries(Object.entries(notes).map(([name, color]) => [`note-${name}`, color])),
  };
  const found = Object.fromEntries(Object.keys(expected).map((name) => [name, tokenOf(css, name)]));
  expect(found).toEqual(expected);
});
