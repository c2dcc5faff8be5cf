import { ProblemError } from '@countersign/api';
import { problem } from '@countersign/model';
import type { FastifyRequest } from 'fastify';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site's page asks for. Browsers say where a request comes from (`Origin`, or at least
 * `Sec-Fetch-Site`) and pages cannot forge it; programs without a browser's cookies send neither.
 */
export async function refuseForeignOrigin(request: FastifyRequest): Promise<void> {
  if (SAFE_METHODS.has(request.method)) return;
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (origin === undefined && (site === undefined || site === 'same-origin' || site === 'none')) return;
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host === host) return;
  throw new ProblemError(
    problem(
      'origin_refused',
      `Changes are accepted from this server's own pages only, not from ${origin ?? site}.`,
    ),
  );
}
