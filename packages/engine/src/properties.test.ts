import { FlowNode, type Json, outPorts } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeVisits } from './activeVisits.ts';
import type { EngineEvent } from './event.ts';
import type { StepResult } from './step.ts';
import { anArtefact, type FlowSketch } from './testing/anArtefact.ts';
import { aProposal, apply, drive, proposed, roundTrip, verdict } from './testing/drive.ts';
import { REFUND_INPUT, refundArtefact } from './testing/refundFlow.ts';

const FINAL = ['run.ended', 'run.failed', 'run.cancelled'];

const expression = fc.constantFrom('input.n > 1', 'true', 'false', 'input.no.such', 'input.n');
const provider = { type: 'learning', model: 'm', text: '{{ input.n }}' };
const operation = { type: 'email', to: '{{ input.n }}', subject: 's', body: 'b' };
const CONFIGS = {
  agent: fc.constant({ provider }),
  action: fc.constantFrom({ operation }, { operation: { ...operation, to: '{{ input.no.such }}' } }),
  gate: fc.constantFrom({ question: 'Sure?' }, { question: 'Sure?', expiresAfter: '1h' }),
  sampler: fc.constant({}),
  branch: expression.map((when) => ({ cases: [{ port: 'a', title: 'A', when }] })),
  transform: expression.map((value) => ({ set: [{ name: 'a', value }] })),
  exception: expression.map((text) => ({
    rules: [{ port: 'a', title: 'A', when: { type: 'expression', expression: text } }],
  })),
  end: fc.constant({}),
};

const nodeArbitrary = fc
  .constantFrom(...(Object.keys(CONFIGS) as (keyof typeof CONFIGS)[]))
  .chain((kind) => CONFIGS[kind].map((config: object) => ({ kind, config })));

/** Any wiring at all: most are flows no consultant would draw. */
const flowArbitrary: fc.Arbitrary<FlowSketch> = fc
  .tuple(fc.array(nodeArbitrary, { minLength: 1, maxLength: 7 }), fc.infiniteStream(fc.nat()))
  .map(([drawn, numbers]) => {
    const inner = drawn.map((node, index) => ({ ...node, id: `n${index}` }));
    const nodes = [{ id: 'start', kind: 'trigger', config: {} }, ...inner];
    const wires: Record<string, string> = {};
    for (const sketch of nodes) {
      const node = FlowNode.parse({ title: sketch.id, position: { x: 0, y: 0 }, ...sketch });
      for (const port of outPorts(node)) {
        const choice = numbers.next().value ?? 0;
        if (port.required || choice % 3 !== 0) wires[`${node.id}.${port.name}`] = `n${choice % inner.length}`;
      }
    }
    return { nodes, wires, visitLimit: 4 };
  });

/** An answer that the run may get in its present state: to one of its open visits, its deadline, or a cancellation. */
function answerTo(result: StepResult, sketch: FlowSketch, choice: number): EngineEvent | null {
  const open = activeVisits(result.snapshot);
  const visit = open[choice % open.length];
  if (visit === undefined) return null;
  if (choice % 29 === 0) return { type: 'cancel', by: 'u1' };
  const { node } = visit;
  const ports = Object.keys(sketch.wires)
    .filter((wire) => wire.startsWith(`${node}.`))
    .map((wire) => wire.slice(node.length + 1))
    .filter((port) => !['failed', 'expired', 'corrected'].includes(port));
  const port = ports[choice % (ports.length + 1)];
  const at = { node, visit: visit.visit };
  if (port === undefined) return { type: 'failed', ...at, problem: { code: 'x', message: 'x' } };
  return { type: 'done', ...at, port, output: { ...aProposal(), verdict: 'approve' } as unknown as Json };
}

describe('any flow under any answers', () => {
  it('keeps its books: unique effects, one end, and open work that matches the state', () => {
    let ended = 0;
    fc.assert(
      fc.property(flowArbitrary, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (sketch, choices) => {
        const artefact = anArtefact(sketch);
        let result = drive(artefact, { n: 2 });
        const opened = new Set<string>();
        const open = new Set<string>();
        const events: string[] = [];
        const keep = () => {
          expect(roundTrip(result.snapshot)).toStrictEqual(result.snapshot);
          for (const visit of result.cancelledEffects) expect(open.delete(visit.key)).toBe(true);
          for (const effect of result.effects) {
            expect(opened.has(effect.key)).toBe(false);
            opened.add(effect.key);
            open.add(effect.key);
          }
          events.push(...result.events.map((event) => event.type));
          expect([...open].sort()).toEqual(activeVisits(result.snapshot).map((visit) => visit.key));
        };
        keep();
        for (const choice of choices) {
          const answer = answerTo(result, sketch, choice);
          if (answer === null) break;
          if ('visit' in answer) open.delete(`${answer.node}/${answer.visit}`);
          result = apply(artefact, result.snapshot, answer);
          keep();
        }
        const isOver = result.snapshot.status !== 'active';
        expect(events.filter((type) => FINAL.includes(type))).toHaveLength(isOver ? 1 : 0);
        expect(['ended', 'failed', 'cancelled'].includes(result.status)).toBe(isOver);
        if (isOver) ended += 1;
      }),
      { numRuns: 400, seed: 1 },
    );
    expect(ended).toBeGreaterThan(100);
  });
});

describe('a long history', () => {
  it('leaves the snapshot as small as it was', () => {
    const back = { verdict: 'sendBack', message: 'Again' };
    let result = drive(refundArtefact, REFUND_INPUT, proposed('triage'), verdict('check', 'sentBack', back));
    const early = JSON.stringify(result.snapshot).length;
    for (let visit = 2; visit < 50; visit += 1) {
      result = apply(refundArtefact, result.snapshot, proposed('triage', visit));
      result = apply(refundArtefact, result.snapshot, verdict('check', 'sentBack', back, visit));
    }
    expect(result.snapshot.context.visits['triage']).toBe(50);
    expect(JSON.stringify(result.snapshot).length - early).toBeLessThan(10);
  });
});
