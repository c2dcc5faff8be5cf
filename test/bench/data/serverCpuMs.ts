import { readFile } from 'node:fs/promises';

/** What Linux counts CPU time in, whatever the machine. */
const MS_PER_TICK = 10;

/**
 * CPU milliseconds that these processes of a database server have used so far. Those that have ended meanwhile, or run on
 * another machine, count nothing.
 */
export async function serverCpuMs(pids: readonly number[]): Promise<number> {
  const ticks = await Promise.all(pids.map(ticksOf));
  return ticks.reduce((sum, one) => sum + one, 0) * MS_PER_TICK;
}

async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  // The name comes second, in parentheses, and may hold anything; user and system time are the 12th and 13th after it.
  const [user = '0', system = '0'] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return Number(user) + Number(system);
}
