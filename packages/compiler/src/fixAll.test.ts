import { applyCommand, FlowDocument } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { fixAll, validate } from './index.ts';
import { aLargeFlow } from './testing/aLargeFlow.ts';
import { readSample, sampleNames } from './testing/readSample.ts';

const kindsOf = (document: FlowDocument, environment = {}) =>
  validate(document, environment).map(({ code }) => code);

describe('fixing all findings of a kind', () => {
  it('mends every step that may fail the run, with an end of its own each, as one edit', () => {
    const flow = aLargeFlow(60);
    const edges = flow.edges.filter(({ port }) => port !== 'failed');
    const open = { ...flow, edges };
    const before = kindsOf(open).filter((code) => code === 'failure_unconnected').length;
    const fix = fixAll(open, 'failure_unconnected');
    expect(before).toBeGreaterThan(10);
    expect(fix?.count).toBe(before);
    const applied = applyCommand(open, fix?.command ?? { type: 'setTitle', node: '', title: '' });
    if (!applied.ok) throw new Error(applied.problem.message);
    const { document, inverse } = applied.value;
    expect(kindsOf(document)).not.toContain('failure_unconnected');
    const places = document.nodes.map(({ position: { x, y } }) => `${x} ${y}`);
    const added = places.slice(open.nodes.length);
    expect(new Set(added).size).toBe(before);
    const back = applyCommand(document, inverse);
    expect(back.ok && back.value.document).toEqual(open);
  });

  it('comes to an end with fewer findings on every document', () => {
    let mended = 0;
    for (const name of sampleNames()) {
      const { document: data, environment } = readSample(name);
      const parsed = FlowDocument.safeParse(data);
      if (!parsed.success) continue;
      for (const code of new Set(kindsOf(parsed.data, environment))) {
        const fix = fixAll(parsed.data, code, { environment });
        if (fix === null) continue;
        const applied = applyCommand(parsed.data, fix.command);
        if (!applied.ok) throw new Error(applied.problem.message);
        const count = (all: readonly string[]) => all.filter((one) => one === code).length;
        const left = count(kindsOf(applied.value.document, environment));
        expect(left).toBe(count(kindsOf(parsed.data, environment)) - fix.count);
        mended += 1;
      }
    }
    expect(mended).toBeGreaterThan(40);
  });

  it('mends hundreds at once, and tells how far it is', () => {
    const flow = aLargeFlow(600);
    const nodes = flow.nodes.map((node) =>
      node.kind === 'sampler' ? { ...node, config: { rate: 0 } } : node,
    );
    const idle = FlowDocument.parse({ ...flow, nodes });
    const before = kindsOf(idle).filter((code) => code === 'sampler_never_picks').length;
    const told: number[] = [];
    const fix = fixAll(idle, 'sampler_never_picks', { onProgress: (count) => told.push(count) });
    expect(before).toBeGreaterThan(20);
    expect(fix?.count).toBe(before);
    expect(told).toEqual([before]);
  });

  it('makes no statement for a person: what stands for something else is rebuilt by somebody', () => {
    const flow = aLargeFlow(20);
    const origin = {
      ...{ format: 'n8n', kind: 'notion', name: 'Page', original: null, isPlaceholder: true as const },
      losses: [
        { type: 'condition' as const, what: '"amount > 3"' },
        { type: 'reading' as const, what: '"total > 3" as "input.total > 3"' },
      ],
    };
    const imported = { ...flow, nodes: flow.nodes.map((node) => ({ ...node, origin })) };
    const findings = validate(imported);
    for (const code of ['placeholder', 'lost_condition', 'condition_as_read']) {
      const found = findings.filter((finding) => finding.code === code);
      expect(found.length).toBe(flow.nodes.length);
      expect(found.every(({ fix }) => fix?.isStatement)).toBe(true);
      expect(fixAll(imported, code)).toBeNull();
    }
  });

  it('answers null where there is nothing to mend', () => {
    expect(fixAll(aLargeFlow(20), 'failure_unconnected')).toBeNull();
    expect(fixAll(aLargeFlow(20), 'no_such_code')).toBeNull();
  });
});
