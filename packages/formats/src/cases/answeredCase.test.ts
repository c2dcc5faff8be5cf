import { describe, expect, it } from 'vitest';
import { type AnsweredCase, answerHeader, answerLine } from './answeredCase.ts';

const answered = (changes: Partial<AnsweredCase>): AnsweredCase => ({
  ...{ row: 1, runId: null, status: 'answered', input: {}, verdict: 'approve', answer: null, changes: [] },
  ...{ reasonCode: null, message: null, reviewer: null, decidedAt: null },
  ...changes,
});

describe('answers as CSV', () => {
  it('has the columns of the file, then what people said', () => {
    const one = answered({
      input: { order: 'A-1', amount: 12.5, note: null },
      verdict: 'edit',
      answer: { reply: 'No, "never"' },
      changes: [{ field: 'reply', from: 'Yes', to: 'No, "never"' }],
      message: 'two\nlines',
      ...{ reviewer: 'Ada', decidedAt: '2026-03-01T10:00:00.000Z' },
    });
    expect(answerHeader(['order', 'amount', 'note'])).toBe(
      'order,amount,note,row,status,verdict,answer,changes,reason,message,reviewer,decided_at\r\n',
    );
    expect(answerLine(['order', 'amount', 'note'], one)).toBe(
      'A-1,12.5,,1,answered,edit,"No, ""never""","reply: Yes → No, ""never""",,"two\nlines",Ada,2026-03-01T10:00:00.000Z\r\n',
    );
  });

  it.each(['=1+1', '+49', '-2+3', '@sum', ' =1', '\t=1'])('does nothing in a spreadsheet: %j', (text) => {
    const [cell] = answerLine(['a'], answered({ input: { a: text } })).split(',1,answered');
    expect(cell?.replace(/^"/, '')).toMatch(/^'/);
  });

  it('leaves a negative number a number', () => {
    expect(answerLine(['a'], answered({ input: { a: -12.5 } }))).toMatch(/^-12\.5,/);
  });
});
