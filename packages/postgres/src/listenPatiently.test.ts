import { connect as connectSocket, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { connect } from './connect.ts';
import { freePort } from './embedded/freePort.ts';
import { listenPatiently } from './listenPatiently.ts';
import { createTestDatabase } from './testing/createTestDatabase.ts';

it('hears what is said once a server is there that was away when it began', async () => {
  await using test = await createTestDatabase();
  const { hostname, port: realPort } = new URL(test.url);
  const port = await freePort();
  const late = new URL(test.url);
  late.hostname = '127.0.0.1';
  late.port = String(port);
  const sql = connect(late.href, { max: 1 });
  const heard: string[] = [];
  let times = 0;
  const stop = await listenPatiently(sql, 'late', {
    onPayload: (payload) => heard.push(payload),
    onListening: () => {
      times += 1;
    },
  });
  expect(times).toBe(0);
  const proxy = createServer((socket) => {
    const real = connectSocket(Number(realPort), hostname);
    for (const [one, other] of [
      [socket, real],
      [real, socket],
    ] as const) {
      one.pipe(other);
      one.on('error', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => proxy.listen(port, '127.0.0.1', resolve));
  await expect.poll(() => times, { timeout: 10_000 }).toBe(1);
  await test.sql`select pg_notify('late', 'now')`;
  await expect.poll(() => heard).toEqual(['now']);
  await stop();
  await test.sql`select pg_notify('late', 'too late')`;
  await sql.end({ timeout: 1 });
  expect(heard).toEqual(['now']);
  proxy.close();
});
