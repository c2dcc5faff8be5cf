import { expect, it } from 'vitest';
import { PROBLEM_STATUS } from '../problems/problemStatus.ts';
import { openApiDocument } from './openApiDocument.ts';
import { REST_PREFIX, routes } from './routes.ts';

type Operation = {
  operationId: string;
  parameters: { name: string; in: string }[];
  responses: Record<string, { description: string; headers?: Record<string, unknown> }>;
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};
const document = openApiDocument() as Document; // safe: read in the tests as it was written

it('describes every route and nothing besides', () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(
    routes.map(({ method, path }) => `${method} ${REST_PREFIX}${path}`).sort(),
  );
});

it('refers only to schemas that are there', () => {
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref);
  expect(refs.length).toBeGreaterThan(50);
  const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
  expect([...new Set(refs)].filter((ref) => !known.includes(ref ?? ''))).toEqual([]);
});

it('names each operation once, and each placeholder of a path among its parameters', () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, ...operation })),
  );
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
  for (const { path, parameters } of operations) {
    const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(
      placeholders,
    );
  }
});

it('tells of every route that the database may be away, and when to come back', () => {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(operations.length).toBe(routes.length);
  for (const { responses } of operations) {
    expect(responses['503']).toMatchObject({ description: expect.stringContaining('database_unavailable') });
    expect(Object.keys(responses['503']?.headers ?? {})).toEqual(['Retry-After']);
  }
  expect(Object.keys(operations[0]?.responses['400'] ?? {})).not.toContain('headers');
});

it('announces only problems that have a status', () => {
  const codes = routes.flatMap((route) => route.problems);
  expect(codes.filter((code) => !Object.hasOwn(PROBLEM_STATUS, code))).toEqual([]);
});
