import type { Problem, Role, Scope, WorkspaceId } from '@countersign/model';
import type { Actor } from '@countersign/runtime';
import type { z } from 'zod';
import type { UploadFormat } from '../cases/caseUpload.ts';
import type { Services } from '../services.ts';
import type { ComponentName } from './components.ts';

/** Who calls: the key's workspace, the role and name with which it acts, and what the key may do. */
type Caller = {
  readonly workspaceId: WorkspaceId;
  readonly actor: Actor;
  readonly role: Role;
  readonly scopes: readonly Scope[];
};

export type RouteCall<TParams, TQuery, TBody> = Caller & {
  readonly services: Services;
  readonly params: TParams;
  readonly query: TQuery;
  readonly body: TBody;
  /** A header by its lower-case name. */
  readonly header: (name: string) => string | undefined;
  readonly signal: AbortSignal;
  /** The body of a route that takes a file. */
  readonly upload: () => Upload;
};

/** A file as it comes in. */
export type Upload = { readonly format: UploadFormat; readonly chunks: AsyncIterable<Uint8Array> };

/** What a handler answers: a body, lines of JSON, or events that follow one another until the source ends. */
export type RouteAnswer =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly lines: AsyncIterable<unknown> }
  | { readonly csv: AsyncIterable<string> }
  | {
      readonly events: AsyncIterable<{ readonly id: string; readonly event: string; readonly data: unknown }>;
    };

/** The shape of a success, by the name of a component of the OpenAPI document. */
type AnswerShape = {
  readonly status: 200 | 201;
  readonly description: string;
  readonly schema: ComponentName | { readonly listOf: ComponentName };
  readonly isStream?: boolean;
  /** The answer is JSON Lines, each of this shape. */
  readonly isLines?: boolean;
  /** The answer is CSV made of this shape. */
  readonly isCsv?: boolean;
};

/**
 * A route of the runtime API as data: the server mounts it, the OpenAPI document describes it, and the isolation matrix
 * attacks it.
 */
export type Route<
  TParams extends z.ZodObject = z.ZodObject,
  TQuery extends z.ZodObject = z.ZodObject,
  TBody extends z.ZodType = z.ZodType,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Below `/api/v1`, with `{name}` for each of the params. */
  readonly path: string;
  readonly scope: Scope;
  readonly summary: string;
  readonly description?: string;
  readonly params: TParams;
  /** The params that name nothing stored: a wrong one is a wrong input and not an unknown address. */
  readonly freeParams?: readonly string[];
  readonly query: TQuery;
  /** Null when the route takes no body. */
  readonly body: TBody | null;
  /** Content types of the file that this route takes as its body, as a stream. */
  readonly uploads?: readonly string[];
  readonly headers?: readonly { readonly name: string; readonly description: string }[];
  readonly answer: AnswerShape;
  /** Codes of problems beyond those every route has (bad input, no key, missing scope). */
  readonly problems: readonly Problem['code'][];
  readonly handle: (
    call: RouteCall<z.output<TParams>, z.output<TQuery>, z.output<TBody>>,
  ) => Promise<RouteAnswer>;
};

/** Infers the types of a route's parts for its handler, then forgets them so that routes fit into one list. */
export function defineRoute<TParams extends z.ZodObject, TQuery extends z.ZodObject, TBody extends z.ZodType>(
  route: Route<TParams, TQuery, TBody>,
): Route {
  return route as unknown as Route; // safe: callRoute parses params, query and body with the route's own schemas
}
