import { readFileSync } from 'node:fs';
import { compile } from '@countersign/compiler';
import { type Artefact, FlowDocument, type Json, newNode } from '@countersign/model';
import { type PlainAnswer, plainVerdict, playCase, resultOf } from '@countersign/simulation';
import { describe, expect, it } from 'vitest';

const EXAMPLE = new URL('../../examples/customer-refunds/', import.meta.url);
const startedAt = '2026-03-04T09:00:00.000Z';

function artefactOf(document: unknown): Artefact {
  const { artefact, diagnostics } = compile(document);
  if (artefact === null) throw new Error(JSON.stringify(diagnostics));
  return artefact;
}

const played = (artefact: Artefact, input: Json, answer: PlainAnswer) => {
  const outcome = playCase(artefact, input, { answers: new Map(), answer, startedAt });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
};

describe('a case played alone', () => {
  it('goes where the rules of its agents send it: a file of cases ends as it does in the runtime', () => {
    const artefact = artefactOf(JSON.parse(readFileSync(new URL('flow.json', EXAMPLE), 'utf8')));
    const lines = readFileSync(new URL('cases.jsonl', EXAMPLE), 'utf8').trim().split('\n');
    const ends = lines.map((line) => {
      const { state } = played(artefact, JSON.parse(line).input, 'approve');
      const { outcome, status } = resultOf(state);
      return outcome ?? status;
    });
    const counted = [...Map.groupBy(ends, (end) => end)].map(([end, all]) => [end, all.length]);
    expect(Object.fromEntries(counted)).toEqual({ refunded: 35, replaced: 3, voucher: 5, declined: 3 });
  });

  it('says nothing for people where a review does not offer what they are to say', () => {
    const approve = { verdict: 'approve', port: 'approved', leadsTo: [] } as const;
    const asked = {
      options: [{ ...approve, leadsTo: [] }],
      reasonCodes: [{ code: 'other', title: 'Other' }],
    };
    expect(plainVerdict(asked, 'approve')).toEqual({ ok: true, value: { type: 'approve' } });
    expect(plainVerdict(asked, 'reject')).toMatchObject({ problem: { code: 'answer_not_offered' } });
  });

  it('goes the way of a failed step where the rules of an agent cannot be evaluated', () => {
    const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Broken', nodes: [], edges: [] });
    const node = (kind: Parameters<typeof newNode>[0]) => newNode(kind, empty, { x: 0, y: 0 });
    const rule = { when: 'input.amount > 5', decision: 'pay', confidence: 1, summary: '' };
    const wire = (source: string, port: string, target: string) => ({
      ...{ id: `${source}-${port}`, source, port, target },
    });
    const artefact = artefactOf({
      ...empty,
      nodes: [
        node('trigger'),
        { ...node('agent'), config: { provider: { type: 'rules', rules: [rule] } } },
        { ...node('end'), id: 'paid', config: { outcome: 'paid' } },
        { ...node('end'), id: 'asked', config: { outcome: 'asked' } },
      ],
      edges: [
        wire('trigger', 'next', 'agent'),
        wire('agent', 'proposed', 'paid'),
        wire('agent', 'failed', 'asked'),
      ],
    });
    const outcome = (input: Json) => resultOf(played(artefact, input, 'approve').state).outcome;
    expect([outcome({ amount: 9 }), outcome({ amount: 1 }), outcome({})]).toEqual(['paid', 'asked', 'asked']);
  });
});
