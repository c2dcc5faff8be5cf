import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

const WATCHDOG = JSON.stringify(new URL('./startWatchdog.ts', import.meta.url).href);
const MOST_CPU_MS = 400;

/** A process with a watchdog that does this and then says that it is done. */
async function watched(work: string): Promise<{ signal: string | null; said: string; warned: string }> {
  const program = `
    const { startWatchdog } = await import(${WATCHDOG});
    startWatchdog(${MOST_CPU_MS});
    await new Promise((resolve) => setTimeout(resolve, 500));
    ${work}
    console.log('done');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  const [[, signal], said, warned] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { signal, said, warned };
}

describe('the watchdog', () => {
  it('ends a process that computes without end', async () => {
    const { signal, said, warned } = await watched('for (;;);');
    expect({ signal, said }).toEqual({ signal: 'SIGKILL', said: '' });
    expect(warned).toContain('without answering anything and is ended');
  });

  it('lets one live that is busy and moves', async () => {
    const busy = `
      const { user } = process.cpuUsage();
      while (process.cpuUsage().user - user < ${3 * MOST_CPU_MS} * 1_000) {
        const begun = performance.now();
        while (performance.now() - begun < 20);
        await new Promise((resolve) => setTimeout(resolve));
      }`;
    expect(await watched(busy)).toMatchObject({ signal: null, said: 'done\n' });
  });

  it('lets one live that stands still without computing', async () => {
    const still = `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${4 * MOST_CPU_MS});`;
    expect(await watched(still)).toMatchObject({ signal: null, said: 'done\n' });
  });
});
