import diagnostics from 'node:diagnostics_channel';

// Loaded before the program: a step that calls `/exit`, `/loop` or `/memory` does that to its worker. What becomes of one that
// does not move any more is left to the program.
const HARM: Readonly<Record<string, () => void>> = {
  '/exit': () => process.exit(1),
  '/loop': () => {
    for (;;);
  },
  '/memory': () => {
    const held: unknown[] = [];
    for (;;) held.push(new Array(100_000).fill(held.length));
  },
};

const harm = (path: string | undefined) => HARM[(path ?? '').split('?')[0] ?? '']?.();
diagnostics.subscribe('undici:request:create', (message) =>
  harm((message as { request: { path: string } }).request.path),
);
diagnostics.subscribe('http.client.request.start', (message) =>
  harm((message as { request: { path: string } }).request.path),
);
