import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffFlows } from '../diff/diffFlows.ts';
import { nodeById } from '../document/edges.ts';
import { FlowDocument } from '../document/flow.ts';
import { copyFragment } from '../document/fragment.ts';
import { newNode } from '../document/newNode.ts';
import type { Scenario } from '../document/scenario.ts';
import type { NodeId } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { aScenario, commandFor } from '../testing/commandFor.ts';
import { applyCommand } from './applyCommand.ts';
import { Command } from './command.ts';
import { EMPTY_HISTORY, pushEdit, redo, undo } from './history.ts';

const empty = () =>
  FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });

const done = (document: FlowDocument, command: Command): FlowDocument => {
  const result = applyCommand(document, command);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value.document;
};

/** Trigger → agent → gate → end, with a text that names the agent. */
function aFlow(): FlowDocument {
  let document = empty();
  for (const kind of ['trigger', 'agent', 'gate', 'exception', 'end'] as const) {
    document = done(document, { type: 'addNode', node: newNode(kind, document, { x: 0, y: 0 }) });
  }
  const wires = [
    ['trigger', 'next', 'agent'],
    ['agent', 'proposed', 'exception'],
    ['exception', 'normal', 'gate'],
    ['exception', 'unsure', 'end'],
    ['gate', 'approved', 'end'],
  ] as const;
  for (const [source, port, target] of wires) {
    document = done(document, { type: 'connect', edge: { id: `${source}-${port}`, source, port, target } });
  }
  const gate = nodeById(document, 'gate');
  const config = {
    ...(gate?.config as JsonObject),
    question:
      'Is {{ steps.agent.decision }} right for {{ steps["agent"].summary + "steps.agent" }}? steps.agent',
    fourEyesWhen:
      'steps.agent.confidence < 0.5 && steps.agentic == 1 && other.steps.agent && "steps.agent" != ""',
  };
  return done(document, { type: 'setConfig', node: 'gate', config });
}

describe('applyCommand', () => {
  it('gives the document back byte for byte when 10,000 random sequences are undone, and saving changes none of its bytes', () => {
    const dice = fc.record({
      kind: fc.nat(200),
      first: fc.nat(40),
      second: fc.nat(40),
      text: fc.string({ maxLength: 12 }),
    });
    let applied = 0;
    const start = aFlow();
    const bytes = JSON.stringify(start);
    const sequences = fc.array(dice, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(sequences, (throws) => {
        let document = start;
        const inverses: Command[] = [];
        for (const one of throws) {
          const command = commandFor(document, one, start);
          const result = command && applyCommand(document, command);
          if (!result?.ok) continue;
          applied += 1;
          // Through JSON, as a stack that survives a reload goes.
          inverses.push(JSON.parse(JSON.stringify(result.value.inverse)) as Command);
          document = result.value.document;
        }
        const read = FlowDocument.parse(JSON.parse(JSON.stringify(document)));
        expect(JSON.stringify(read) === JSON.stringify(document)).toBe(true);
        for (const inverse of inverses.reverse()) document = done(document, inverse);
        expect(JSON.stringify(document) === bytes).toBe(true);
      }),
      { numRuns: 10_000, seed: 7 },
    );
    expect(applied).toBeGreaterThan(10_000);
  }, 180_000);

  it('writes commands and inverses that its own schema accepts', () => {
    const document = aFlow();
    const removed = applyCommand(document, { type: 'removeNodes', nodes: ['agent'] });
    expect(removed.ok && Command.safeParse(removed.value.inverse).success).toBe(true);
  });

  it('does all edits of a batch or none', () => {
    const document = aFlow();
    const batch: Command = {
      type: 'batch',
      commands: [
        { type: 'setTitle', node: 'agent', title: 'Triage' },
        { type: 'setTitle', node: 'nobody', title: 'Nobody' },
      ],
    };
    expect(applyCommand(document, batch)).toMatchObject({ ok: false, problem: { code: 'step_missing' } });
    expect(nodeById(document, 'agent')?.title).toBe('Agent');
  });

  it('takes the wires of a removed step along', () => {
    const document = done(aFlow(), { type: 'removeNodes', nodes: ['exception'] });
    expect(document.edges.map((edge) => edge.id)).toEqual(['trigger-next', 'gate-approved']);
  });

  it('rewrites references when a step gets another id, and leaves strings and look-alikes alone', () => {
    const document = done(aFlow(), { type: 'renameNode', node: 'agent', to: 'triage', checkpoint: 'keep' });
    expect(nodeById(document, 'gate')?.config).toMatchObject({
      question:
        'Is {{ steps.triage.decision }} right for {{ steps["triage"].summary + "steps.agent" }}? steps.agent',
      fourEyesWhen:
        'steps.triage.confidence < 0.5 && steps.agentic == 1 && other.steps.agent && "steps.agent" != ""',
    });
    expect(document.edges[0]).toMatchObject({ source: 'trigger', target: 'triage' });
  });

  it('keeps the checkpoint of a renamed gate unless it may follow', () => {
    const kept = done(aFlow(), { type: 'renameNode', node: 'gate', to: 'refundGate', checkpoint: 'keep' });
    const followed = done(aFlow(), {
      type: 'renameNode',
      node: 'gate',
      to: 'refundGate',
      checkpoint: 'follow',
    });
    expect(nodeById(kept, 'refundGate')?.config).toMatchObject({ checkpoint: 'gate' });
    expect(nodeById(followed, 'refundGate')?.config).not.toHaveProperty('checkpoint');
  });

  it('lets wires follow a renamed port and drops those of a removed one', () => {
    const rule = (port: string) => ({ port, title: 'Unsure', when: { type: 'lowConfidence', below: 0.5 } });
    const renamed = done(aFlow(), {
      type: 'setConfig',
      node: 'exception',
      config: { rules: [rule('doubtful')] },
    });
    expect(renamed.edges.map((edge) => edge.port)).toContain('doubtful');
    const two = done(renamed, {
      type: 'setConfig',
      node: 'exception',
      config: { rules: [rule('first'), rule('doubtful')] },
    });
    const one = done(two, { type: 'setConfig', node: 'exception', config: { rules: [rule('first')] } });
    expect(one.edges.map((edge) => edge.port)).not.toContain('doubtful');
  });

  it('refuses a config of another shape and says where', () => {
    const result = applyCommand(aFlow(), { type: 'setConfig', node: 'agent', config: { retries: -1 } });
    expect(result).toMatchObject({ ok: false, problem: { code: 'config_invalid' } });
  });

  it('puts a new step into the middle of a wire', () => {
    const document = aFlow();
    const node = newNode('sampler', document, { x: 0, y: 0 });
    const after = done(document, { type: 'insertOnEdge', edge: 'gate-approved', node });
    expect(after.edges).toContainEqual({
      id: 'gate-approved',
      source: 'gate',
      port: 'approved',
      target: 'sampler',
    });
    expect(after.edges).toContainEqual({
      id: 'sampler-next',
      source: 'sampler',
      port: 'next',
      target: 'end',
    });
  });

  it('pastes with fresh ids and references that follow', () => {
    const document = aFlow();
    const fragment = copyFragment(document, new Set(['trigger', 'agent', 'exception', 'gate']));
    const after = done(document, { type: 'paste', fragment, offset: { x: 40, y: 40 } });
    expect(after.nodes.map((node) => node.id).slice(5)).toEqual(['agent2', 'gate2', 'exception2']);
    expect(nodeById(after, 'gate2')?.config).toMatchObject({
      fourEyesWhen: expect.stringContaining('steps.agent2.'),
    });
  });

  it('says in words why a wire cannot be drawn', () => {
    const wire = (target: string): Command => ({
      type: 'connect',
      edge: { id: 'new', source: 'gate', port: 'rejected', target },
    });
    expect(applyCommand(aFlow(), wire('trigger'))).toMatchObject({
      problem: { message: '"Trigger" starts the flow, so nothing can lead to it.' },
    });
    expect(applyCommand(aFlow(), wire('gate'))).toMatchObject({
      problem: { message: '"Approval gate" cannot lead straight to itself.' },
    });
  });
});

describe('history', () => {
  it('undoes and redoes, joining a burst of typing into one step', () => {
    const start = aFlow();
    let document = start;
    let history = EMPTY_HISTORY;
    for (const [index, title] of ['T', 'Tr', 'Tri'].entries()) {
      const result = applyCommand(document, { type: 'setTitle', node: 'agent', title });
      if (!result.ok) throw new Error(result.problem.message);
      document = result.value.document;
      history = pushEdit(history, document, {
        patch: result.value.inverse,
        label: 'title',
        burst: 'title/agent',
        at: index * 100,
      });
    }
    expect(history.past).toHaveLength(1);
    const undone = undo(history, document);
    expect(undone && JSON.stringify(undone.document)).toBe(JSON.stringify(start));
    const redone = undone && redo(undone.history, undone.document);
    expect(redone && JSON.stringify(redone.document)).toBe(JSON.stringify(document));
  });

  it('starts a new step after a pause', () => {
    let document = aFlow();
    let history = EMPTY_HISTORY;
    for (const [title, at] of [
      ['A', 0],
      ['AB', 9_000],
    ] as const) {
      const result = applyCommand(document, { type: 'setTitle', node: 'agent', title });
      if (!result.ok) throw new Error(result.problem.message);
      document = result.value.document;
      history = pushEdit(history, document, {
        patch: result.value.inverse,
        label: 'title',
        burst: 'title/agent',
        at,
      });
    }
    expect(history.past).toHaveLength(2);
  });
});

describe('scenarios', () => {
  const scenario: Scenario = {
    ...aScenario('s1', 'A refund'),
    script: [{ type: 'fail', node: 'agent' as NodeId }],
    expect: { status: 'ended', outcome: 'paid', steps: ['trigger', 'agent', 'gate'] },
  };

  it('are kept, replaced by their id, and leave nothing behind', () => {
    const bytes = JSON.stringify(aFlow());
    const kept = done(aFlow(), { type: 'putScenarios', scenarios: [scenario] });
    const renamed = done(kept, { type: 'putScenarios', scenarios: [{ ...scenario, name: 'Another' }] });
    expect(renamed.scenarios?.map(({ name }) => name)).toEqual(['Another']);
    expect(FlowDocument.parse(renamed)).toEqual(renamed);
    expect(JSON.stringify(FlowDocument.parse(renamed))).toBe(JSON.stringify(renamed));
    expect(JSON.stringify(done(renamed, { type: 'removeScenarios', scenarios: ['s1'] }))).toBe(bytes);
  });

  it('follow a step that gets another id', () => {
    const kept = done(aFlow(), { type: 'putScenarios', scenarios: [scenario] });
    const after = done(kept, { type: 'renameNode', node: 'agent', to: 'triage', checkpoint: 'keep' });
    expect(after.scenarios?.[0]).toMatchObject({
      script: [{ type: 'fail', node: 'triage' }],
      expect: { steps: ['trigger', 'triage', 'gate'] },
    });
  });

  it('keep the rung of a checkpoint under its key, which follows a gate that was never published', () => {
    const start = { ...scenario.start, rungs: { gate: 1, other: 2 } };
    const kept = done(aFlow(), { type: 'putScenarios', scenarios: [{ ...scenario, start }] });
    const rungsAfter = (checkpoint: 'keep' | 'follow') =>
      done(kept, { type: 'renameNode', node: 'gate', to: 'check', checkpoint }).scenarios?.[0]?.start.rungs;
    expect([rungsAfter('keep'), rungsAfter('follow')]).toEqual([
      { gate: 1, other: 2 },
      { check: 1, other: 2 },
    ]);
  });

  it('of another document do not stay when it takes the place of this one', () => {
    const kept = done(aFlow(), { type: 'putScenarios', scenarios: [scenario] });
    expect(done(kept, { type: 'replaceDocument', document: aFlow() }).scenarios).toBeUndefined();
  });

  it('are told apart from what the flow does', () => {
    const kept = done(aFlow(), { type: 'putScenarios', scenarios: [scenario] });
    expect(diffFlows(aFlow(), kept)).toMatchObject({ changes: [], layout: [{ field: '/scenarios' }] });
  });
});
