import { z } from 'zod';
import { loadCatalogue } from './strings/loadCatalogue.ts';
import { initialLocale } from './strings/locale.ts';

/** The address of a flow's builder. */
const BUILDER = /^\/w\/[^/]+\/flows\/[^/]+$/;

// zod would try whether it may compile parsers with `new Function`; the page's policy forbids that and would report the
// attempt. This must stand before the first schema is made: everything else is loaded after it.
z.config({ jitless: true });

// What is needed next is on its way while the rest is read, instead of being asked for when it is missed.
const starting = import('./start.tsx');
void loadCatalogue(initialLocale());
if (BUILDER.test(location.pathname)) void import('./features/builder/index.ts');

const { start } = await starting;
await start();
