import { gzipSync } from 'node:zlib';

/** What the requests below may name: cases that exist, in the workspace of the key. */
export type Known = {
  readonly input: Readonly<Record<string, unknown>>;
  readonly usedKey: string;
  readonly reviewId: string;
  readonly etag: string;
};

export type BadRequest = {
  readonly title: string;
  readonly method?: string;
  readonly path?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly code: string;
  readonly at?: string;
};

const NOBODY = '00000000-0000-4000-8000-000000000000';
export const START_PATH = '/flows/customer-refunds/runs';

/** Requests that must be refused: what is wrong, and the answer it deserves. A request without a method starts a run. */
export function badRequests(known: Known): BadRequest[] {
  return [
    ...badBytes(known),
    ...badBodies(known),
    ...badStarts(known),
    ...badQueries(),
    ...badVerdicts(known),
  ];
}

const malformed = { status: 400, code: 'malformed_json' } as const;
const invalid = { status: 400, code: 'invalid_input' } as const;
const violation = { status: 422, code: 'schema_violation' } as const;

function badBytes({ input }: Known): BadRequest[] {
  const text = JSON.stringify({ input });
  const withMessage = (literal: string) => text.replace(/"message":"[^"]*"/, `"message":${literal}`);
  return [
    { title: 'half a document', body: '{"input":', ...malformed },
    { title: 'nothing but a comma', body: ',', ...malformed },
    { title: 'two documents', body: `${text} ${text}`, ...malformed },
    { title: 'a trailing comma', body: `${text.slice(0, -1)},}`, ...malformed },
    { title: 'the same key twice', body: text.replace('{"input"', '{"input":1,"input"'), ...malformed },
    { title: 'a NUL character', body: withMessage('"a\\u0000b"'), ...malformed },
    { title: 'half a surrogate pair', body: withMessage('"\\ud83d"'), ...malformed },
    {
      title: 'bytes that are not UTF-8',
      body: Buffer.concat([Buffer.from('{"input":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
      ...malformed,
    },
    { title: 'ten thousand brackets', body: '['.repeat(10_000) + ']'.repeat(10_000), ...malformed },
    { title: 'a number too large', body: text.replace(/"amount":[\d.]+/, '"amount":1e309'), ...malformed },
    {
      title: 'a prototype',
      body: text.replace('{"input"', '{"__proto__":{"admin":true},"input"'),
      ...malformed,
    },
    {
      title: 'fifty megabytes',
      body: `{"input":"${'x'.repeat(50_000_000)}"}`,
      status: 413,
      code: 'body_too_large',
    },
    {
      title: 'a compressed bomb',
      body: gzipSync(Buffer.alloc(20_000_000, ' ')),
      headers: { 'content-encoding': 'gzip' },
      status: 415,
      code: 'unsupported_media_type',
    },
    {
      title: 'a form',
      body: 'input=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      status: 415,
      code: 'unsupported_media_type',
    },
  ];
}

function badBodies({ input }: Known): BadRequest[] {
  return [
    { title: 'no body', method: 'POST', ...invalid },
    { title: 'a list', body: [], ...invalid },
    { title: 'a text', body: '"hello"', ...invalid },
    { title: 'null', body: 'null', ...invalid },
    { title: 'no input', body: {}, ...invalid, at: '/input' },
    { title: 'an unknown field', body: { input, priority: 1 }, ...invalid, at: '/priority' },
    { title: 'a field that the server owns', body: { input, status: 'ended' }, ...invalid, at: '/status' },
    { title: 'another workspace', body: { input, workspaceId: 'other' }, ...invalid, at: '/workspaceId' },
    {
      title: 'a subject of 301 characters',
      body: { input, subject: 'x'.repeat(301) },
      ...invalid,
      at: '/subject',
    },
    { title: 'a case type that is a number', body: { input, caseType: 7 }, ...invalid, at: '/caseType' },
  ];
}

function badStarts({ input, usedKey }: Known): BadRequest[] {
  const { orderId: _orderId, ...incomplete } = input;
  return [
    { title: 'an input without the order', body: { input: incomplete }, ...violation },
    {
      title: 'an amount in words',
      body: { input: { ...input, amount: 'ten' } },
      ...violation,
      at: '/input/amount',
    },
    {
      title: 'a negative amount',
      body: { input: { ...input, amount: -1 } },
      ...violation,
      at: '/input/amount',
    },
    {
      title: 'a reason nobody offers',
      body: { input: { ...input, reason: 'boredom' } },
      ...violation,
      at: '/input/reason',
    },
    {
      title: 'an order number of another shape',
      body: { input: { ...input, orderId: '17' } },
      ...violation,
      at: '/input/orderId',
    },
    { title: 'a field the flow does not know', body: { input: { ...input, vip: true } }, ...violation },
    { title: 'a list as input', body: { input: [] }, ...violation },
    {
      title: 'an idempotency key with spaces',
      body: { input },
      headers: { 'idempotency-key': 'a key' },
      ...invalid,
      at: 'Idempotency-Key',
    },
    {
      title: 'an idempotency key of another body',
      body: { input: { ...input, amount: 1 } },
      headers: { 'idempotency-key': usedKey },
      status: 409,
      code: 'idempotency_conflict',
    },
    {
      title: 'a flow that does not exist',
      path: '/flows/nothing/runs',
      body: { input },
      status: 404,
      code: 'flow_not_found',
    },
    {
      title: 'a way out of the path',
      path: '/flows/..%2f..%2fetc/runs',
      body: { input },
      status: 404,
      code: 'flow_not_found',
    },
  ];
}

function badQueries(): BadRequest[] {
  const get = (title: string, path: string, answer: Pick<BadRequest, 'status' | 'code' | 'at'>) =>
    ({ title, method: 'GET', path, ...answer }) satisfies BadRequest;
  return [
    get('a run id that is none', '/runs/17', { status: 404, code: 'run_not_found' }),
    get('a run nobody started', `/runs/${NOBODY}`, { status: 404, code: 'run_not_found' }),
    get('events of a run nobody started', `/runs/${NOBODY}/events`, { status: 404, code: 'run_not_found' }),
    get('a status that is none', '/runs?status=happy', { ...invalid, at: '/status' }),
    get('a page of no length', '/runs?limit=0', { ...invalid, at: '/limit' }),
    get('a page of a million', '/runs?limit=1000000', { ...invalid, at: '/limit' }),
    get('a cursor made up', '/runs?cursor=made-up', { status: 400, code: 'invalid_cursor' }),
    get('a parameter that is none', '/runs?colour=red', { ...invalid, at: '/colour' }),
    get('a confidence above one', '/reviews?minConfidence=2', { ...invalid, at: '/minConfidence' }),
    get('an order that is none', '/reviews?sort=beauty', { ...invalid, at: '/sort' }),
    ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59'].flatMap((time) =>
      (['openedAfter', 'openedBefore'] as const).map((name) =>
        get(`${name} in a year that is none`, `/reviews?${name}=${time}`, { ...invalid, at: `/${name}` }),
      ),
    ),
    get('a report from before all times', '/insights/report?from=0000-01-01&to=0001-01-01', invalid),
    get('a route that is none', '/secrets', { status: 404, code: 'route_not_found' }),
    {
      title: 'a method that is none',
      method: 'DELETE',
      path: '/runs',
      status: 405,
      code: 'method_not_allowed',
    },
    {
      title: 'no key',
      method: 'GET',
      path: '/runs',
      headers: { authorization: '' },
      status: 401,
      code: 'unauthenticated',
    },
    {
      title: 'a wrong key',
      method: 'GET',
      path: '/runs',
      headers: { authorization: 'Bearer cs_wrong' },
      status: 401,
      code: 'key_invalid',
    },
    {
      title: 'a scope that the key lacks',
      method: 'GET',
      path: '/settings',
      status: 403,
      code: 'scope_missing',
    },
    {
      title: 'cancelling nothing',
      method: 'POST',
      path: `/runs/${NOBODY}/cancel`,
      status: 404,
      code: 'run_not_found',
    },
  ];
}

function badVerdicts({ reviewId, etag }: Known): BadRequest[] {
  const path = `/reviews/${reviewId}/verdict`;
  return [
    { title: 'a verdict without a type', path, body: { etag }, ...invalid, at: '/type' },
    { title: 'a verdict that is none', path, body: { type: 'perhaps', etag }, ...invalid, at: '/type' },
    { title: 'a verdict on something unseen', path, body: { type: 'approve' }, ...invalid, at: '/etag' },
    {
      title: 'a verdict on something else',
      path,
      body: { type: 'approve', etag: 'old' },
      status: 409,
      code: 'review_changed',
    },
    {
      title: 'a verdict in the name of another',
      path,
      body: { type: 'approve', etag, decidedBy: 'boss' },
      ...invalid,
      at: '/decidedBy',
    },
    {
      title: 'a verdict for samples only',
      path,
      body: { type: 'correct', etag },
      status: 422,
      code: 'verdict_not_allowed',
    },
    {
      title: 'an edit without the payload',
      path,
      body: { type: 'edit', etag },
      status: 422,
      code: 'edited_payload_missing',
    },
    {
      title: 'an edit of another shape',
      path,
      body: { type: 'edit', etag, edited: { amount: 'much' } },
      ...violation,
    },
    {
      title: 'a verdict on nothing',
      path: `/reviews/${NOBODY}/verdict`,
      body: { type: 'approve', etag },
      status: 404,
      code: 'review_not_found',
    },
  ];
}
