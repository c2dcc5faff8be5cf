import { z } from 'zod';

// zod would try whether it may compile parsers with `new Function`; the page's policy forbids that and would report the
// attempt. This must stand before the first schema is made: everything else is loaded after it.
z.config({ jitless: true });

const { start } = await import('./start.tsx');
await start();
