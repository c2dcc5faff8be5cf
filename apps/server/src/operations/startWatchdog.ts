import { Worker } from 'node:worker_threads';

const BEAT_MS = 250;

/** What the thread beside is given: where this process says that it moves, and for how long it may not. */
export type Watched = { readonly beats: SharedArrayBuffer; readonly mostCpuMs: number };

/**
 * From now on a thread beside ends this process (SIGKILL) when its event loop has not moved while it used so much computing
 * time, in milliseconds: one that computes without end serves nobody and never would again. Its leases run out, and a step
 * that has done this to five processes waits for a person. Time that others took, or in which the process was suspended,
 * does not count.
 */
export function startWatchdog(mostCpuMs: number): void {
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const counter = new Int32Array(beats);
  setInterval(() => Atomics.add(counter, 0, 1), BEAT_MS).unref();
  const workerData = { beats, mostCpuMs } satisfies Watched;
  const thread = new Worker(new URL('./watchdogThread.ts', import.meta.url), { workerData, execArgv: [] });
  thread.unref();
}
