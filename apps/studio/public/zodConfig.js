// zod tries `new Function` as soon as the first schema is made, which the page's policy reports; so it is told not to
// before any module runs.
globalThis.__zod_globalConfig = { jitless: true };
