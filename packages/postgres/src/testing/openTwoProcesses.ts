import { createPorts, type Ports } from '../createPorts.ts';
import { openDatabase } from '../openDatabase.ts';
import { openTestPorts, type TestPorts } from './openTestPorts.ts';

/** Two processes on one empty database, as two servers would be: the first one's ports are `opened.ports`. */
export type TwoProcesses = AsyncDisposable &
  Readonly<{ opened: TestPorts; processes: readonly [Ports, Ports] }>;

/** Opens a database twice. Dispose it at the end of the test or file. */
export async function openTwoProcesses(): Promise<TwoProcesses> {
  const opened = await openTestPorts();
  const other = await openDatabase({ dataDir: '', databaseUrl: opened.test.url });
  if (!other.ok) throw new Error(other.problem.message);
  const dispose = async () => {
    await other.value.close();
    await opened[Symbol.asyncDispose]();
  };
  return { opened, processes: [opened.ports, createPorts(other.value)], [Symbol.asyncDispose]: dispose };
}
