import diagnostics from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** Whether this data folder has seen no harm yet; from now on it has. */
function isFirst(): boolean {
  try {
    writeFileSync(join(process.env['COUNTERSIGN_DATA'] ?? '', 'harmed'), '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** `/loop?once` does it to the first process of its data folder alone. */
function harm(path = ''): void {
  const [step = '', query] = path.split('?');
  const harmful = HARM[step];
  if (harmful !== undefined && (query !== 'once' || isFirst())) harmful();
}

diagnostics.subscribe('undici:request:create', (message) =>
  harm((message as { request: { path: string } }).request.path),
);
diagnostics.subscribe('http.client.request.start', (message) =>
  harm((message as { request: { path: string } }).request.path),
);
