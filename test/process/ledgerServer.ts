import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

// The outside world of the fault tests, as a process that no fault touches: it writes down every effect that reaches it
// and answers after a while, so that a fault can land between a delivery and its being recorded. GET reads what came.
const answerMs = Number(process.argv[2] ?? 40);
const deliveries: { path: string; key: string; body: string; at: number }[] = [];
const times = new Map<string, number>();
let open = 0;

const server = createServer(async (request, response) => {
  response.setHeader('content-type', 'application/json');
  if (request.method === 'GET') {
    response.end(JSON.stringify(request.url === '/open' ? open : deliveries));
    return;
  }
  open += 1;
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const key = String(request.headers['idempotency-key']);
  deliveries.push({ path: request.url ?? '', key, body, at: Date.now() });
  const delivery = (times.get(key) ?? 0) + 1;
  times.set(key, delivery);
  // A path may name its own time: `/held?ms=4000`.
  const ownMs = new URL(request.url ?? '', 'http://ledger').searchParams.get('ms');
  await delay(ownMs === null ? answerMs : Number(ownMs));
  response.end(JSON.stringify({ accepted: true, delivery }));
  open -= 1;
});
server.on('clientError', (_error, socket) => socket.destroy());
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
// Whoever started it holds the other end.
process.stdin.resume().on('end', () => process.exit(0));
