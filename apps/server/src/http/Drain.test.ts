import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { Drain } from './Drain.ts';

it('lets requests under way end, and tells new ones to come again', async () => {
  const app = Fastify();
  const drain = new Drain();
  drain.mount(app);
  const { promise: answer, resolve } = Promise.withResolvers<string>();
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  app.get('/slow', () => {
    arrive();
    return answer;
  });
  app.get('/ready', async () => 'not ready');
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`; // safe: it listens on TCP

  const slow = fetch(`${url}/slow`);
  await arrived;
  let isOver = false;
  const over = drain.begin().then(() => {
    isOver = true;
  });
  const refused = await fetch(`${url}/slow`);
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(refused.headers.get('connection')).toBe('close');
  expect(await refused.json()).toMatchObject({ code: 'stopping', status: 503 });
  expect((await fetch(`${url}/ready`)).status).toBe(200);
  expect(isOver).toBe(false);
  resolve('done');
  expect(await (await slow).text()).toBe('done');
  await over;
  await app.close();
});

it('is over at once when nothing is under way', async () => {
  await new Drain().begin();
});
