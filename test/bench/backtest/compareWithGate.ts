import { readFile } from 'node:fs/promises';
import { evaluateGate } from '@countersign/autonomy';
import { CheckpointPolicy, Json } from '@countersign/model';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { RestClient } from '../../server/RestClient.ts';

const Policy = z.object({ policy: CheckpointPolicy });
const Case = z.object({
  seq: z.number(),
  confidence: z.number(),
  isException: z.boolean(),
  scope: z.record(z.string(), Json),
});
const Cases = z.object({ items: z.array(Case), nextCursor: z.string().nullable() });
const PAGE = 2_000;

/**
 * Lets the page write down every case with what the policy in force says on the rung of now, and asks the gate's function
 * the same here, about everything that is known of the case and not only what the policy names.
 */
export async function compareWithGate(
  client: RestClient,
  { page, checkpoint }: { page: Page; checkpoint: string },
): Promise<{ rows: number; differing: number }> {
  const download = page.waitForEvent('download', { timeout: 120_000 });
  await page.getByRole('button', { name: 'Download the cases one by one' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const said = new Map(
    (parse(text, { columns: true }) as Record<string, string>[]).map((row) => [row['seq'], row]), // safe: texts by title
  );
  const { policy } = await client.call(Policy, 'GET', `/checkpoints/${checkpoint}/policy`);
  let [rows, differing] = [0, 0];
  for (let cursor: string | null = '0'; cursor !== null; ) {
    const path: string = `/checkpoints/${checkpoint}/cases?limit=${PAGE}&cursor=${cursor}`;
    const { items, nextCursor }: z.infer<typeof Cases> = await client.call(Cases, 'GET', path);
    for (const { seq, isException, scope, confidence } of items) {
      const route = isException ? { node: '', port: '', title: '' } : null;
      const proposal = { confidence };
      const { decision, band, reasons } = evaluateGate({
        ...{ policy, rung: 0, killSwitch: null, proposal, route, scope },
      });
      const row = said.get(String(seq));
      const isSame =
        row?.['inForce'] === decision &&
        row['inForceBand'] === String(band ?? '') &&
        row['inForceBecause'] === reasons[0]?.type;
      rows += 1;
      if (!isSame) differing += 1;
    }
    cursor = nextCursor;
  }
  return { rows, differing };
}
