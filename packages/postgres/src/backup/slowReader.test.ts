import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { connect } from '../connect.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';

it('reads one copy after the other to its end, however slow the reader is', async () => {
  await using database = await createTestDatabase();
  const sql = connect(database.url, { max: 1 });
  let bytes = 0;
  await sql.begin(async (tx) => {
    for (let copies = 0; copies < 8; copies += 1) {
      const rows = tx.unsafe(
        `copy (select repeat('x', 999) from generate_series(1, ${2_000 + copies * 137})) to stdout`,
      );
      for await (const piece of (await rows.readable()) as AsyncIterable<Buffer>) {
        bytes += piece.length;
        await setImmediate();
      }
    }
  });
  await sql.end();
  expect(bytes).toBe((2_000 * 8 + 137 * 28) * 1_000);
});
