import type { Observer, Turn, TurnOutcome } from '@countersign/runtime';
import type { Logger } from 'pino';

/** Logs what runs do, with names and never with contents: `info` tells the life of each run, `debug` every attempt. */
export function logObserver(logger: Logger): Observer {
  return {
    turnsCommitted(turns, outcomes) {
      if (!logger.isLevelEnabled('warn')) return;
      for (const [index, turn] of turns.entries()) logTurn(logger, turn, outcomes[index]);
    },
    async aroundEffect(effect, place, attempt) {
      if (!logger.isLevelEnabled('debug')) return attempt();
      const begun = performance.now();
      const result = await attempt();
      const { kind, attempts, claims } = effect;
      const ms = Math.round(performance.now() - begun);
      logger.debug({ ...place, kind, attempt: attempts + 1, claims, result, ms }, 'effect');
      return result;
    },
    leasesLost: (count) => logger.warn({ count }, 'leases lost'),
  };
}

function logTurn(
  logger: Logger,
  { workspaceId, runId, cause, status }: Turn,
  outcome: TurnOutcome | undefined,
): void {
  const run = { workspaceId, runId };
  if (outcome?.type === 'stale' && cause.type === 'result') {
    logger.info({ ...run, key: cause.key, problem: outcome.problem.code }, 'late answer refused');
  }
  if (outcome?.type !== 'committed') return;
  if (cause.type === 'start') {
    const { flow, version } = cause.run;
    logger.info({ ...run, flow, version }, 'run started');
  }
  if (cause.type === 'park' || cause.type === 'retry') {
    const [node, visit] = cause.key.split('/');
    const step = { ...run, node, visit: Number(visit) };
    if (cause.type === 'retry') logger.info({ ...step, delayMs: cause.delayMs }, 'step is tried again');
    else logger.warn({ ...step, problem: cause.problem.code }, 'step parked');
  }
  if (status === 'ended' || status === 'cancelled') logger.info({ ...run, status }, 'run over');
  if (status === 'failed') logger.warn({ ...run, status }, 'run over');
}
