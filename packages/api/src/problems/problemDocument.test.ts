import { problem } from '@countersign/model';
import { expect, it } from 'vitest';
import { problemDocument } from './problemDocument.ts';
import { statusOf } from './problemStatus.ts';

it('puts the details of a problem beside its code', () => {
  const decided = problem('review_decided', 'Mara was first.', undefined, { decidedBy: 'Mara' });
  expect(problemDocument(decided)).toEqual({
    ...{ type: 'about:blank', title: 'Conflict', status: 409, code: 'review_decided' },
    ...{ detail: 'Mara was first.', decidedBy: 'Mara' },
  });
});

it('lets no detail take the place of what every problem has', () => {
  const forged = problem('not_found', 'Nothing here.', '/id', { status: 200, code: 'fine', detail: 'ok' });
  expect(problemDocument(forged)).toMatchObject({ status: 404, code: 'not_found', detail: 'Nothing here.' });
});

it.each(['something_new', 'toString', '__proto__'])('hides a problem of the unknown code %s', (code) => {
  const document = problemDocument(problem(code, 'password=hunter2', '/secret', { stack: 'at db.ts' }));
  expect(statusOf(code)).toBe(500);
  expect(document).toMatchObject({ status: 500, code: 'internal_error' });
  expect(JSON.stringify(document)).not.toMatch(/hunter2|secret|db\.ts/);
});
