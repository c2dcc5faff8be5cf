import { z } from 'zod';
import { PROBLEM_CONTENT_TYPE } from '../problems/problemDocument.ts';
import { statusOf } from '../problems/problemStatus.ts';
import { COMPONENTS, SHARED_PARTS } from './components.ts';
import type { Route } from './route.ts';
import { REST_PREFIX, routes } from './routes.ts';

type JsonSchema = Record<string, unknown>;

/** Problems that every route can answer with. */
const COMMON_PROBLEMS = [
  'malformed_json',
  'invalid_input',
  'unauthenticated',
  'key_invalid',
  'scope_missing',
  'too_many_requests',
  'internal_error',
  'database_unavailable',
] as const;
const BODY_PROBLEMS = ['body_too_large', 'unsupported_media_type'] as const;

/** The runtime API as OpenAPI 3.1, made from the routes themselves. */
export function openApiDocument(): JsonSchema {
  const schemas: JsonSchema = {};
  for (const [name, schema] of Object.entries(COMPONENTS)) {
    schemas[name] = schemaOf(schema, 'output', schemas);
  }
  const paths: Record<string, JsonSchema> = {};
  for (const route of routes) {
    const path = `${REST_PREFIX}${route.path}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Countersign runtime API',
      version: '1',
      description:
        'Start runs, answer reviews, adjust checkpoints. Every error is `application/problem+json`.',
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key of the workspace' },
      },
    },
  };
}

function operationOf(route: Route, schemas: JsonSchema): JsonSchema {
  return {
    operationId: operationId(route),
    summary: route.summary,
    description: [route.description, `Needs the scope \`${route.scope}\`.`].filter(Boolean).join('\n\n'),
    tags: [route.scope.split(':')[0]],
    parameters: [
      ...parametersOf(route.params, 'path', schemas),
      ...parametersOf(route.query, 'query', schemas),
      ...(route.headers ?? []).map((header) => ({ ...header, in: 'header', schema: { type: 'string' } })),
    ],
    ...(route.body === null ? {} : { requestBody: requestBodyOf(route.body, schemas) }),
    ...(route.uploads === undefined ? {} : { requestBody: fileOf(route.uploads) }),
    responses: { ...successOf(route), ...problemsOf(route) },
  };
}

/** `POST /runs/{id}/cancel` becomes `post_runs_id_cancel`: unique because method and path are. */
const operationId = ({ method, path }: Route): string =>
  `${method.toLowerCase()}${path.replace(/[{}]/g, '').replaceAll(/[/-]/g, '_')}`;

function parametersOf(schema: z.ZodObject, place: 'path' | 'query', schemas: JsonSchema): JsonSchema[] {
  return Object.entries(schema.shape).map(([name, field]) => {
    const described = schemaOf(field as z.ZodType, 'input', schemas); // safe: shapes hold zod types
    const required = place === 'path' || !(field as z.ZodType).safeParse(undefined).success;
    return { name, in: place, required, schema: described };
  });
}

function requestBodyOf(body: z.ZodType, schemas: JsonSchema): JsonSchema {
  return {
    required: !body.safeParse(undefined).success,
    content: { 'application/json': { schema: schemaOf(body, 'input', schemas) } },
  };
}

/** A file is text in one of several forms. */
const fileOf = (types: readonly string[]): JsonSchema => ({
  required: true,
  content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }])),
});

function successOf({ answer }: Route): JsonSchema {
  const { schema } = answer;
  if (answer.isLines && typeof schema === 'string') {
    const lines = { type: 'string', description: `JSON Lines, each a ${schema}`, contentSchema: ref(schema) };
    const content = { 'application/jsonl': { schema: lines } };
    return { [answer.status]: { description: answer.description, content } };
  }
  if (answer.isCsv) {
    const content = { 'text/csv': { schema: { type: 'string' } } };
    return { [answer.status]: { description: answer.description, content } };
  }
  const json = typeof schema === 'string' ? ref(schema) : pageOf(schema.listOf);
  const stream = answer.isStream
    ? {
        'text/event-stream': {
          schema: { type: 'string', description: 'Server-sent events; `data` is one item.' },
        },
      }
    : {};
  const content = { 'application/json': { schema: json }, ...stream };
  return { [answer.status]: { description: answer.description, content } };
}

const pageOf = (name: string): JsonSchema => ({
  type: 'object',
  required: ['items', 'nextCursor'],
  properties: {
    items: { type: 'array', items: ref(name) },
    nextCursor: { type: ['string', 'null'], description: 'Null on the last page' },
  },
});

function problemsOf(route: Route): JsonSchema {
  const codes = [...COMMON_PROBLEMS, ...(route.body === null ? [] : BODY_PROBLEMS), ...route.problems];
  const byStatus = Object.groupBy(codes, (code) => String(statusOf(code)));
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes = []]) => [
      status,
      {
        description: `Problem: ${[...new Set(codes)].join(', ')}`,
        ...(status === '503' || status === '429' ? { headers: RETRY_AFTER } : {}),
        content: { [PROBLEM_CONTENT_TYPE]: { schema: ref('Problem') } },
      },
    ]),
  );
}

const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds after which to try again', schema: { type: 'integer' } },
};

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/**
 * A zod schema as JSON Schema. Parts that several schemas share, and recursive ones, become components of their own:
 * zod puts them under `$defs`, where a reference would not reach them from inside a larger document.
 */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: JsonSchema): JsonSchema {
  const metadata = z.registry<{ id: string }>();
  for (const [id, part] of Object.entries(SHARED_PARTS)) metadata.add(part, { id: nameIn(io, id) });
  const { $schema: _, $defs, ...json } = z.toJSONSchema(schema, { metadata, io, unrepresentable: 'any' });
  for (const [name, definition] of Object.entries($defs ?? {})) {
    const { id: _id, ...plain } = definition as JsonSchema; // safe: zod writes objects here
    schemas[name] ??= withMovedRefs(plain);
  }
  return withMovedRefs(json) as JsonSchema; // safe: an object goes in, an object comes out
}

/** What may be left out in a request is always there in an answer, so the two have schemas of their own. */
const nameIn = (io: 'input' | 'output', id: string): string => (io === 'input' ? `${id}Input` : id);

function withMovedRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMovedRefs);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) =>
      key === '$ref' && typeof entry === 'string'
        ? [key, entry.replace('#/$defs/', '#/components/schemas/')]
        : [key, withMovedRefs(entry)],
    ),
  );
}
