import { type Problem, problem } from '@countersign/model';
import { z } from 'zod';
import { roleOfKey } from '../access/roles.ts';
import { uploadFormat } from '../cases/caseUpload.ts';
import type { KeyIdentity } from '../ports/keys.ts';
import { ProblemError, problemIn } from '../problems/ProblemError.ts';
import { problemOfZodError } from '../problems/problemOfZodError.ts';
import type { Services } from '../services.ts';
import type { Route, RouteAnswer, Upload } from './route.ts';

/** A request as it came in: values as text, the body as strictly parsed JSON or undefined. */
export type RestRequest = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly header: (name: string) => string | undefined;
  readonly signal: AbortSignal;
  /** The file, for a route that takes one. */
  readonly chunks?: AsyncIterable<Uint8Array> | undefined;
};

/** Calls a route for a key. Expected failures come out as a problem, bugs throw. */
export async function callRoute(
  route: Route,
  { services, key }: { services: Services; key: KeyIdentity },
  request: RestRequest,
): Promise<RouteAnswer | { readonly problem: Problem }> {
  try {
    refuseMissingScope(route, key);
    const { header, signal } = request;
    return await route.handle({
      services,
      workspaceId: key.workspaceId,
      actor: { type: 'key', id: key.keyId, name: key.name, personId: key.personId },
      role: roleOfKey(key.scopes),
      scopes: key.scopes,
      params: readParams(route, request.params),
      query: read(route.query, request.query, ''),
      body: readBody(route, request.body),
      header,
      signal,
      upload: () => uploadOf(request),
    });
  } catch (error) {
    const reason = problemIn(error);
    if (reason !== null) return { problem: reason };
    throw error;
  }
}

function uploadOf({ header, chunks }: RestRequest): Upload {
  const format = uploadFormat(header('content-type'));
  if (format !== null && chunks !== undefined) return { format, chunks };
  const message = 'Send the file as the body, as application/jsonl or text/csv.';
  throw new ProblemError(problem('unsupported_media_type', message));
}

/** Throws `scope_missing` unless the key carries the route's scope. */
export function refuseMissingScope(route: Route, key: KeyIdentity): void {
  if (key.scopes.includes(route.scope)) return;
  const message = `This needs a key with the scope ${route.scope}; yours has ${key.scopes.join(', ')}.`;
  throw new ProblemError(problem('scope_missing', message, undefined, { scope: route.scope }));
}

/** An address that cannot exist is not found, exactly like one that does not; words of the caller's own are input. */
function readParams(route: Route, params: unknown): Record<string, unknown> {
  const parsed = route.params.safeParse(params);
  if (parsed.success) return parsed.data;
  const isAddress = ({ path }: z.core.$ZodIssue) => !route.freeParams?.includes(String(path[0]));
  if (!parsed.error.issues.some(isAddress)) throw new ProblemError(problemOfZodError(parsed.error));
  const code = route.problems.find((code) => code.endsWith('_not_found')) ?? 'route_not_found';
  const missing = /^\/([a-z]+)s\//.exec(route.path)?.[1];
  const message =
    missing === undefined ? 'There is nothing at this address.' : `There is no such ${missing}.`;
  throw new ProblemError(problem(code, message));
}

function read<TSchema extends z.ZodType>(schema: TSchema, value: unknown, root: string): z.output<TSchema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ProblemError(problemOfZodError(parsed.error, root));
  return parsed.data;
}

function readBody(route: Route, body: unknown): unknown {
  if (route.body !== null) {
    refuseIncomplete(route.body, body);
    return read(route.body, body, '');
  }
  if (body === undefined) return undefined;
  throw new ProblemError(problem('invalid_input', 'This route takes no body.'));
}

/** Throws in words that say what to send; a schema by itself would say which type it missed. */
function refuseIncomplete(schema: z.ZodType, body: unknown): void {
  if (!(schema instanceof z.ZodObject)) return;
  const isMissing = (name: string) => !(schema.shape[name] as z.ZodType).safeParse(undefined).success; // safe: shapes hold zod types
  const needed = Object.keys(schema.shape).filter(isMissing);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    const fields = needed.length === 0 ? '' : ` with the fields ${needed.join(', ')}`;
    throw new ProblemError(
      problem('invalid_input', `Send a JSON object${fields} as the body, as application/json.`, ''),
    );
  }
  const missing = needed.find((name) => !Object.hasOwn(body, name));
  if (missing === undefined) return;
  throw new ProblemError(problem('invalid_input', `The field ${missing} is missing.`, `/${missing}`));
}
