import { ProblemError, textFault } from '@countersign/api';
import { problem } from '@countersign/model';
import type { FastifyRequest } from 'fastify';

/**
 * Refuses an address with characters that no database stores, as the strict JSON reader does for bodies: here once, for
 * whatever a route makes of its parameters. Problem `invalid_input` names the parameter.
 */
export async function refuseUnstorableText({ query, params }: FastifyRequest): Promise<void> {
  for (const given of [query, params]) {
    for (const [name, value] of Object.entries(given ?? {})) {
      const fault = [name, value].flat().map(String).map(textFault).find(Boolean);
      if (fault) throw new ProblemError(problem('invalid_input', fault, `/${name}`));
    }
  }
}
