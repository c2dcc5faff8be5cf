import { cpus } from 'node:os';

/** How busy all cores of the machine were since it was made: the database's work and everybody else's included. */
export class MachineLoad {
  readonly #before = times();

  /** From 0 to 1. */
  busyShare(): number {
    const now = times();
    const all = now.all - this.#before.all;
    return all === 0 ? 0 : 1 - (now.idle - this.#before.idle) / all;
  }
}

function times(): { all: number; idle: number } {
  let [all, idle] = [0, 0];
  for (const { times: core } of cpus()) {
    all += core.user + core.nice + core.sys + core.irq + core.idle;
    idle += core.idle;
  }
  return { all, idle };
}
