import diagnostics from 'node:diagnostics_channel';
import { Worker } from 'node:worker_threads';

// Loaded before the program: a step that calls `/exit`, `/loop` or `/memory` does that to its worker. A thread beside it ends
// a process that does not move any more, as the supervisor of a container does.
const SILENT_MS = 10_000;
const BEAT_MS = 250;

const beats = new SharedArrayBuffer(4);
const counter = new Int32Array(beats);
setInterval(() => Atomics.add(counter, 0, 1), BEAT_MS).unref();
const watchdog = `
  const { workerData, parentPort } = require('node:worker_threads');
  const counter = new Int32Array(workerData);
  let last = -1;
  setInterval(() => {
    const now = Atomics.load(counter, 0);
    if (now === last) process.kill(process.pid, 'SIGKILL');
    last = now;
  }, ${SILENT_MS});
`;
new Worker(watchdog, { eval: true, workerData: beats, execArgv: [] }).unref();

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
