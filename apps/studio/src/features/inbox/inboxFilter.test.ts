import { describe, expect, it } from 'vitest';
import { inboxFilter } from './inboxFilter.ts';

describe('the filter of the inbox', () => {
  it('is about what waits, oldest first, when the address says nothing', () => {
    expect(inboxFilter({})).toMatchObject({ filter: { status: 'open' }, sort: 'oldest', named: [] });
  });

  it('leaves out what makes no sense for the status', () => {
    const search = { due: 'overdue', verdict: 'edit', caseType: 'refund', sort: 'due' } as const;
    expect(inboxFilter(search)).toMatchObject({
      filter: { status: 'open', due: 'overdue', caseType: 'refund' },
      ...{ sort: 'due', named: ['caseType', 'due'] },
    });
    expect(inboxFilter({ ...search, status: 'decided' })).toMatchObject({
      filter: { status: 'decided', verdict: 'edit', caseType: 'refund' },
      ...{ sort: 'decided', named: ['caseType', 'verdict'] },
    });
  });
});
