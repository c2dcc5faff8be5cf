import type { Problem, Result } from '@countersign/model';
import { pino } from 'pino';
import type { Env } from './env.ts';
import { createLogger } from './log/createLogger.ts';
import { openFoundation } from './openFoundation.ts';
import { type StartedServer, startParts } from './startParts.ts';

export type StartOptions = {
  /** `api` serves, `worker` performs effects and fires timers, `all` does both. */
  readonly role: 'api' | 'worker' | 'all';
  /** Leaves the samples out at the first start. */
  readonly empty: boolean;
};

/**
 * Starts what the role says and tells on `say` where it is. Problems: `port_used`, `address_refused`, and those of the
 * database.
 */
export async function startServer(
  env: Env,
  { role, empty }: StartOptions,
  say: (line: string) => void,
): Promise<Result<StartedServer, Problem>> {
  const logger = createLogger(env.logLevel, pino.destination(2));
  const onError = (error: unknown, place = {}) => logger.error({ err: error, ...place }, 'failed');
  if (role !== 'worker') {
    // Loaded for those who serve alone: whoever only works is at work twice as soon.
    const { startServing } = await import('./startServing.ts');
    return startServing(env, { empty, role, logger, onError, say });
  }
  const opened = await openFoundation(env, { onError, logger });
  if (!opened.ok) return opened;
  const parts = { env, role, foundation: opened.value, logger, say };
  return startParts({ ...parts, serving: null });
}
