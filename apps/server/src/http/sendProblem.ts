import { PROBLEM_CONTENT_TYPE, problemDocument } from '@countersign/api';
import type { Problem } from '@countersign/model';
import type { FastifyReply } from 'fastify';

/** How long a database takes that was only restarted. */
export const RETRY_AFTER_SECONDS = '2';

/** Answers with a problem and its status. */
export function sendProblem(reply: FastifyReply, reason: Problem): FastifyReply {
  const document = problemDocument(reason);
  if (document.status === 401) reply.header('www-authenticate', 'Bearer realm="countersign"');
  if (document.status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  return reply.code(document.status).type(PROBLEM_CONTENT_TYPE).send(document);
}
