import type { CSSVariablesResolver } from '@mantine/core';

/** Mantine's own surface and text variables, moved to our scales so that contrast holds on every surface. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#23201b',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-6)',
    '--mantine-color-placeholder': '#756f65',
    '--mantine-color-default-border': 'var(--mantine-color-gray-3)',
    '--mantine-color-anchor': 'var(--mantine-color-ink-6)',
    '--mantine-color-error': 'var(--mantine-color-brick-6)',
    ...lightVariant(7, 0, 1),
  },
  dark: {
    '--mantine-color-body': 'var(--mantine-color-dark-7)',
    '--mantine-color-text': 'var(--mantine-color-dark-0)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-2)',
    '--mantine-color-placeholder': '#8b938e',
    '--mantine-color-default-border': 'var(--mantine-color-dark-4)',
    '--mantine-color-anchor': 'var(--mantine-color-ink-3)',
    '--mantine-color-error': 'var(--mantine-color-brick-3)',
    ...darkVariant(),
    // The warm greys of paper would look brown on dark.
    '--mantine-color-gray-light': 'var(--mantine-color-dark-5)',
    '--mantine-color-gray-light-hover': 'var(--mantine-color-dark-4)',
    '--mantine-color-gray-light-color': 'var(--mantine-color-dark-0)',
  },
});

const ACCENTS = ['ink', 'amber', 'brick', 'sky', 'plum', 'gray'] as const;

/** The tinted look of badges, alerts and light buttons in the light scheme, from shades of each accent. */
function lightVariant(text: number, fill: number, hover: number): Record<string, string> {
  return Object.fromEntries(
    ACCENTS.flatMap((color) => {
      // Grey starts at paper: one shade deeper, or the tint would not show.
      const step = color === 'gray' ? 1 : 0;
      return [
        [`--mantine-color-${color}-light`, `var(--mantine-color-${color}-${fill + step})`],
        [`--mantine-color-${color}-light-hover`, `var(--mantine-color-${color}-${hover + step})`],
        [`--mantine-color-${color}-light-color`, `var(--mantine-color-${color}-${text})`],
      ];
    }),
  );
}

function darkVariant(): Record<string, string> {
  return Object.fromEntries(
    ACCENTS.flatMap((color) => [
      [
        `--mantine-color-${color}-light`,
        `color-mix(in srgb, var(--mantine-color-${color}-5) 20%, transparent)`,
      ],
      [
        `--mantine-color-${color}-light-hover`,
        `color-mix(in srgb, var(--mantine-color-${color}-5) 28%, transparent)`,
      ],
      [`--mantine-color-${color}-light-color`, `var(--mantine-color-${color}-${color === 'gray' ? 3 : 2})`],
    ]),
  );
}
