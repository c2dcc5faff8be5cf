import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { Watched } from './startWatchdog.ts';

const LOOK_MS = 250;
const STANDARD_ERROR = 2;

const { beats, mostCpuMs } = workerData as Watched; // safe: only `startWatchdog` starts this
const counter = new Int32Array(beats);

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

let heard = Atomics.load(counter, 0);
let sinceCpuMs = cpuMs();

setInterval(() => {
  const beat = Atomics.load(counter, 0);
  if (beat !== heard) {
    heard = beat;
    sinceCpuMs = cpuMs();
    return;
  }
  const usedMs = cpuMs() - sinceCpuMs;
  if (usedMs < mostCpuMs) return;
  const seconds = Math.round(usedMs / 1_000);
  writeSync(
    STANDARD_ERROR,
    `The process has computed for ${seconds} s without answering anything and is ended. Unless it was started with --restart, or by somebody who does the same, start it again: a step that does this five times is stopped and waits for a person.\n`,
  );
  process.kill(process.pid, 'SIGKILL');
}, LOOK_MS);
