import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Card,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  NavLink,
  Paper,
  Skeleton,
  Table,
  Tooltip,
} from '@mantine/core';

/** The colour of a countersignature: a deep green ink. 6 carries white text, 4 reads on dark. */
const ink: MantineColorsTuple = [
  '#eef7f3',
  '#dcefe6',
  '#b7ddcc',
  '#8bc8ae',
  '#5fb090',
  '#389575',
  '#1c7058',
  '#175f4b',
  '#124b3b',
  '#0c372b',
];

/** Paper: greys with a little warmth, so that long reading does not tire. 6 is the lightest that reads as text. */
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f4f2ee',
  '#e9e6e0',
  '#dcd8d0',
  '#c4bfb5',
  '#9c968b',
  '#6e685e',
  '#555047',
  '#3a362f',
  '#23201b',
];

const dark: MantineColorsTuple = [
  '#dcdfdc',
  '#bac0bc',
  '#98a09b',
  '#6f7772',
  '#3c433f',
  '#2e3431',
  '#232827',
  '#191d1b',
  '#131615',
  '#0c0e0d',
];

/** Something waits for a person. */
const amber: MantineColorsTuple = [
  '#fdf6e7',
  '#faeac8',
  '#f4d592',
  '#ecbd5a',
  '#e0a52f',
  '#c68a17',
  '#9a650a',
  '#7f5207',
  '#633f06',
  '#472d04',
];

/** An answer of no, a failure, an end that was not wanted. */
const brick: MantineColorsTuple = [
  '#fdf0ee',
  '#f9dcd7',
  '#f1b7ae',
  '#e78e81',
  '#dc6655',
  '#cc4734',
  '#b03525',
  '#932b1e',
  '#732118',
  '#531711',
];

/** Work in progress and plain information. */
const sky: MantineColorsTuple = [
  '#eef4fa',
  '#d9e6f3',
  '#b3cde6',
  '#86afd6',
  '#5b91c4',
  '#3c76ad',
  '#285f95',
  '#214f7c',
  '#1a3f63',
  '#122d47',
];

/** What an agent said. */
const plum: MantineColorsTuple = [
  '#f6f1fa',
  '#e9def3',
  '#d3bee6',
  '#b999d6',
  '#a076c5',
  '#8858b1',
  '#70439a',
  '#5d377f',
  '#492b64',
  '#341e48',
];

const FONT =
  "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif, Signs";

/** The look of the studio; everything that is not here comes from Mantine's defaults. */
export const theme = createTheme({
  colors: { ink, gray, dark, amber, brick, sky, plum },
  primaryColor: 'ink',
  primaryShade: { light: 6, dark: 6 },
  white: '#ffffff',
  black: '#1d1b17',
  fontFamily: FONT,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace, Signs",
  headings: {
    fontFamily: FONT,
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h4: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.55', xl: '1.6' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'hover' } }),
    Badge: Badge.extend({
      defaultProps: { variant: 'light', radius: 'sm', size: 'md' },
      styles: { root: { textTransform: 'none', fontWeight: 550, letterSpacing: 0 } },
    }),
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 550 } } }),
    Card: Card.extend({ defaultProps: { withBorder: true, padding: 'md' } }),
    // The keyboard is on the first item at once: a place of its own before it is none that a menu may hold.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35, blur: 1 } },
      styles: { title: { fontWeight: 620, fontSize: '1rem' } },
    }),
    NavLink: NavLink.extend({ styles: { label: { fontSize: 'var(--mantine-font-size-md)' } } }),
    Paper: Paper.extend({ defaultProps: { radius: 'md' } }),
    Skeleton: Skeleton.extend({ classNames: { root: 'cs-skeleton' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'sm' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true } }),
  },
});
