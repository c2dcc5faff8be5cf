import type { NodeKindInfo } from '@countersign/model';

/** The colours of a drawing; families are those of `NODE_KIND_INFO`. */
export type Palette = {
  readonly ground: string;
  readonly card: string;
  readonly border: string;
  readonly text: string;
  readonly dim: string;
  readonly wire: string;
  readonly families: { readonly [TFamily in NodeKindInfo['family']]: string };
  readonly notes: { readonly [TColor in 'yellow' | 'blue' | 'green' | 'pink']: string };
};

/** The canvas has the same as custom properties (`tokens.css`, where a test compares them); pictures have no style sheet. */
export const PALETTES: { readonly [TTheme in 'light' | 'dark']: Palette } = {
  light: {
    ground: '#faf9f7',
    card: '#ffffff',
    border: '#d3cec4',
    text: '#23201b',
    dim: '#645e55',
    wire: '#8d867a',
    families: {
      start: '#3a362f',
      agent: '#5a2d82',
      human: '#1c7058',
      exception: '#b4480c',
      sampler: '#1577b3',
      action: '#4b4fa3',
      logic: '#5d574d',
      end: '#3a362f',
    },
    notes: { yellow: '#fdf3cd', blue: '#dfebf7', green: '#dff1e6', pink: '#f9e1e6' },
  },
  dark: {
    ground: '#131615',
    card: '#232827',
    border: '#454d48',
    text: '#e3e6e3',
    dim: '#a9b1ac',
    wire: '#7d8681',
    families: {
      start: '#c5cac6',
      agent: '#dcc2f7',
      human: '#74c2a4',
      exception: '#f0a06a',
      sampler: '#63a6e6',
      action: '#aeb1f0',
      logic: '#b9b2a6',
      end: '#c5cac6',
    },
    notes: { yellow: '#46401f', blue: '#24384c', green: '#22402f', pink: '#4a2a33' },
  },
};
