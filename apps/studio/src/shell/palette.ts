import { createSpotlight } from '@mantine/spotlight';

/** The command palette: what it shows just now, for those who tell of it, and how it is opened. */
export const [paletteStore, palette] = createSpotlight();
