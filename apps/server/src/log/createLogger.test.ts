import { DrizzleQueryError } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createLogger } from './createLogger.ts';

function logged(failure: unknown): { text: string; err: Record<string, unknown> } {
  const lines: string[] = [];
  createLogger('error', { write: (line) => lines.push(line) }).error({ err: failure }, 'failed');
  const text = lines.join('');
  return { text, err: (JSON.parse(text) as { err: Record<string, unknown> }).err };
}

it('tells why a query failed and not with which values', () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), {
    ...{ code: 'ECONNREFUSED', detail: 'Key (token)=(the-session) exists' },
  });
  const query = 'select * from session where token = $1';
  const frame = '    at forged (/the-session.ts:1:1)x';
  const { text, err } = logged(new DrizzleQueryError(query, ['the-session', frame], cause));
  expect(text).not.toContain('the-session');
  expect(err).toMatchObject({
    message: `Failed query: ${query}`,
    stack: expect.stringContaining('createLogger.test.ts'),
    cause: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432' },
  });
});

it('keeps the message and the place of any other failure', () => {
  expect(logged(new TypeError('x is not a function')).err).toMatchObject({
    ...{ type: 'TypeError', message: 'x is not a function' },
    stack: expect.stringMatching(/^ {4}at .*createLogger\.test\.ts/),
  });
  expect(logged('a text').err).toEqual({ type: 'string', message: 'a text' });
});
