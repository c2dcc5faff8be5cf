import type { Diagnostic } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { groupFindings } from './groupFindings.ts';

const finding = (code: string, severity: Diagnostic['severity'], node: string): Diagnostic => ({
  ...{ code, severity, node, message: `Something about ${code}.`, help: '' },
});
const all = [
  finding('late', 'info', 'a'),
  finding('open', 'error', 'a'),
  finding('never', 'warning', 'b'),
  finding('open', 'error', 'b'),
];
const every = new Set(['error', 'warning', 'info'] as const);
const titleOf = (node: string) => ({ a: 'Refund gate', b: 'Triage' })[node];

describe('findings', () => {
  it('are grouped by kind, errors first', () => {
    const groups = groupFindings(all, { severities: every, text: '' }, titleOf);
    expect(groups.map(({ code, findings }) => [code, findings.length])).toEqual([
      ['open', 2],
      ['never', 1],
      ['late', 1],
    ]);
  });

  it('are kept by weight and by words of the message or the title of their step', () => {
    const errors = groupFindings(all, { severities: new Set(['error']), text: 'triage' }, titleOf);
    expect(errors.flatMap(({ findings }) => findings)).toEqual([all[3]]);
    expect(groupFindings(all, { severities: every, text: 'LATE' }, titleOf)[0]?.code).toBe('late');
    expect(groupFindings(all, { severities: every, text: 'nothing like it' }, titleOf)).toEqual([]);
  });
});
