import type { Services, StudioContext } from '@countersign/api';
import type { FastifyRequest } from 'fastify';
import type { Auth } from '../auth/createAuth.ts';
import { headersOf } from './webRequest.ts';

type Setup = { readonly services: Services; readonly auth: Auth };

/** Who calls, and as a member of which workspace: asked anew for each request, so that a removal works at once. */
export async function studioContext(
  { services, auth }: Setup,
  request: FastifyRequest,
  workspaceParam: string | undefined,
): Promise<StudioContext> {
  const session = await auth.auth.api.getSession({ headers: headersOf(request) });
  if (session === null) return { user: null, membership: null, services };
  const { id, name, email } = session.user;
  const header = request.headers['x-workspace'];
  const slug = workspaceParam ?? (typeof header === 'string' ? header : undefined);
  const membership = slug === undefined ? null : await services.workspaces.find(id, slug);
  return { user: { id, name, email }, membership, services };
}
