import type { Store } from '@countersign/runtime';
import type { Sql } from 'postgres';
import type { BenchStore } from '../runtime/openStore.ts';

const TAKEN = 100;
const WORKSPACES = 3;
/** So many claims more are there than are made: no workspace runs out of work. */
const SPARE = 10;
const LEASE = { workerId: 'bench-claims', leaseMs: 600_000 };

type Claiming = Readonly<{
  store: Store;
  serverCpuMs: BenchStore['serverCpuMs'];
  sql: Sql;
  samples: number;
}>;

/** Milliseconds of each claim of a hundred effects, and of the server's time for one of them. */
export type ClaimTimings = Readonly<{ times: readonly number[]; serverCpuMs: number }>;

/** Claims work that is due, a hundred effects at a time, while no worker does. */
export async function measureClaims({ store, serverCpuMs, sql, samples }: Claiming): Promise<ClaimTimings> {
  await sql`
    insert into effects (workspace_id, run_id, key, kind, node, visit, once, input, due_at)
    select 'bench-' || number % ${WORKSPACES}, gen_random_uuid(), 'due/1', 'agent', 'due', 1, false, '{}',
      now() - number * interval '1 millisecond'
    from generate_series(1, ${TAKEN * (samples + SPARE)}) as number`;
  await sql`vacuum analyze effects`;
  await store.claimEffects(LEASE, TAKEN);
  const [before, times] = [await serverCpuMs(), [] as number[]];
  for (let sample = 0; sample < samples; sample += 1) {
    const begun = performance.now();
    const claimed = await store.claimEffects(LEASE, TAKEN);
    times.push(performance.now() - begun);
    if (claimed.length !== TAKEN) throw new Error(`A claim answered ${claimed.length} effects`);
  }
  const used = (await serverCpuMs()) - before;
  await sql`delete from effects where key = 'due/1'`;
  return { times, serverCpuMs: used / samples };
}
