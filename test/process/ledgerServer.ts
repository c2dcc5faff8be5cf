import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Held } from './Held.ts';

// The outside world of the fault tests, as a process that no fault touches: it writes down every effect that reaches it
// and answers after a while, so that a fault can land between a delivery and its being recorded. GET reads what came. A
// path may have its answers wait for a word (`/pay?held`): PUT says it, to all or to those of one delivery (`/?delivery=1`).
const answerMs = Number(process.argv[2] ?? 40);
const deliveries: { path: string; key: string; body: string; at: number }[] = [];
const times = new Map<string, number>();
const held = new Held();
let open = 0;

const server = createServer(async (request, response) => {
  response.setHeader('content-type', 'application/json');
  if (request.method === 'GET') {
    response.end(JSON.stringify(request.url === '/open' ? open : deliveries));
    return;
  }
  const asked = new URL(request.url ?? '', 'http://ledger').searchParams;
  if (request.method === 'PUT') {
    response.end(JSON.stringify(held.release(asked.get('delivery'))));
    return;
  }
  open += 1;
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const key = String(request.headers['idempotency-key']);
  deliveries.push({ path: request.url ?? '', key, body, at: Date.now() });
  const delivery = (times.get(key) ?? 0) + 1;
  times.set(key, delivery);
  await (asked.has('held') ? held.until(String(delivery)) : delay(answerMs));
  // Of so many keys one is told to come again later (`/pay?later=5`).
  if (delivery === 1 && isOneOf(key, Number(asked.get('later')))) response.statusCode = 503;
  response.end(JSON.stringify({ accepted: true, delivery }));
  open -= 1;
});

/** Says the same of a key in every run; nothing is one of none. */
function isOneOf(key: string, many: number): boolean {
  const sum = [...key].reduce((total, character) => total + character.charCodeAt(0), 0);
  return many > 0 && sum % many === 0;
}

server.on('clientError', (_error, socket) => socket.destroy());
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
// Whoever started it holds the other end.
process.stdin.resume().on('end', () => process.exit(0));
