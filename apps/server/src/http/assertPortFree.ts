import { once } from 'node:events';
import { createServer } from 'node:net';
import { fail, ok, problem, type Result } from '@countersign/model';

/** Whether one can listen there; asked before anything else is started. Problems `port_used`, `address_refused`. */
export async function assertPortFree(host: string, port: number): Promise<Result<true>> {
  const probe = createServer();
  try {
    probe.listen({ host, port, exclusive: true });
    await once(probe, 'listening');
  } catch (error) {
    return fail(problemOfListening(error, host, port));
  }
  probe.close();
  await once(probe, 'close');
  return ok(true);
}

/** Why listening failed, in words. */
export function problemOfListening(error: unknown, host: string, port: number) {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'EADDRINUSE') {
    return problem(
      'port_used',
      `Port ${port} on ${host} is used by another program, maybe by Countersign itself. Stop it, or choose another port: PORT=4311.`,
    );
  }
  return problem('address_refused', `Cannot listen on ${host}:${port}: ${message}. Check HOST and PORT.`);
}
