import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';

export type Readiness = () => Promise<{ readonly ready: boolean; readonly reason: string | null }>;

/** For whoever watches the process: is it alive, can it serve, and how busy is it. */
export function mountHealth(app: FastifyInstance, isReady: Readiness): void {
  const requests = new Map<string, number>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  app.addHook('onClose', async () => {
    delay.disable();
  });
  app.addHook('onResponse', async (_request, reply) => {
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    requests.set(status, (requests.get(status) ?? 0) + 1);
  });

  app.get('/health', async () => ({ status: 'ok' }));

  app.get('/ready', async (_request, reply) => {
    const { ready, reason } = await isReady();
    return reply.code(ready ? 200 : 503).send(ready ? { status: 'ready' } : { status: 'not ready', reason });
  });

  app.get('/metrics', async (_request, reply) => {
    const lines = [
      '# HELP countersign_http_requests_total Answered requests by class of status.',
      '# TYPE countersign_http_requests_total counter',
      ...[...requests].map(
        ([status, count]) => `countersign_http_requests_total{status="${status}"} ${count}`,
      ),
      '# HELP countersign_event_loop_delay_seconds Delay of the event loop since the start, 99th percentile.',
      '# TYPE countersign_event_loop_delay_seconds gauge',
      `countersign_event_loop_delay_seconds ${(delay.percentile(99) || 0) / 1e9}`,
      '# HELP process_resident_memory_bytes Resident memory.',
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      '# HELP process_uptime_seconds Time since the start.',
      '# TYPE process_uptime_seconds gauge',
      `process_uptime_seconds ${process.uptime().toFixed(1)}`,
    ];
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
}
