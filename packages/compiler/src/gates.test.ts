import { FlowDocument } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompileEnvironment, compile, validate } from './index.ts';
import { randomFlow } from './testing/randomFlows.ts';
import { AROUND_STRUCTURED_FLOWS, structuredFlow } from './testing/structuredFlow.ts';

/** Every action of the flow is one that cannot be undone. */
const irreversible = (document: FlowDocument): FlowDocument => ({
  ...document,
  nodes: document.nodes.map((node) =>
    node.kind === 'action' ? { ...node, config: { ...node.config, reversible: false } } : node,
  ),
});

/**
 * Whether a walk of at most `steps` wires from an agent comes to an action without a decision at a gate. Follows single
 * walks one wire at a time, on the document itself: nothing is shared with the compiler.
 */
function canWalkAround(document: FlowDocument): boolean {
  const kindOf = new Map(document.nodes.map(({ id, kind }) => [id, kind]));
  const start = document.nodes.find(({ kind }) => kind === 'trigger')?.id;
  const seen = new Set<string>();
  const walk = (id: string, isUndecided: boolean): boolean => {
    const key = `${id} ${isUndecided}`;
    if (seen.has(key)) return false;
    seen.add(key);
    if (kindOf.get(id) === 'action' && isUndecided) return true;
    return document.edges
      .filter(({ source }) => source === id)
      .some(({ port, target }) => {
        const decides = kindOf.get(id) === 'gate' && port !== 'expired';
        return walk(target, kindOf.get(id) === 'agent' || (isUndecided && !decides));
      });
  };
  return start !== undefined && walk(start, false);
}

const findings = (document: FlowDocument) =>
  validate(document).filter(({ code }) => code === 'action_without_gate');

describe('G12: a gate cannot be walked around', { timeout: 180_000 }, () => {
  it('refuses exactly the flows in which a walk from an agent comes to an irreversible action undecided (G12)', () => {
    const seen = { open: 0, closed: 0 };
    fc.assert(
      fc.property(randomFlow, (drawn) => {
        const document = irreversible(drawn);
        const isOpen = canWalkAround(document);
        expect(findings(document).length > 0).toBe(isOpen);
        seen[isOpen ? 'open' : 'closed'] += 1;
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(Math.min(seen.open, seen.closed)).toBeGreaterThan(10);
  });

  it('shows a way that exists: from an agent over wires to the action, through no gate but an expired one', () => {
    let shown = 0;
    fc.assert(
      fc.property(randomFlow, (drawn) => {
        const document = irreversible(drawn);
        const kindOf = new Map(document.nodes.map(({ id, kind }) => [id, kind]));
        for (const { node, data } of findings(document)) {
          const { path, edges } = data as { path: string[]; edges: string[] };
          const wires = edges.map((id) => document.edges.find((edge) => edge.id === id));
          expect(kindOf.get(path[0] ?? '')).toBe('agent');
          expect(path.at(-1)).toBe(node);
          expect(wires.map((wire) => wire?.source)).toEqual(path.slice(0, -1));
          expect(wires.map((wire) => wire?.target)).toEqual(path.slice(1));
          const leftGates = wires.filter((wire) => kindOf.get(wire?.source ?? '') === 'gate');
          expect(leftGates.every((wire) => wire?.port === 'expired')).toBe(true);
          shown += 1;
        }
      }),
      { numRuns: 300, seed: 2 },
    );
    expect(shown).toBeGreaterThan(5);
  });
});

/** A flow and the other one that it calls; it also calls itself. */
type World = {
  readonly own: FlowDocument;
  readonly other: FlowDocument;
  /** What is known already, so that calls in calls are not walked again and again. */
  readonly explored: Map<string, Explored>;
};

/** Whether something that nobody judged comes to an action, and whether it comes to an end. */
type Explored = { readonly acts: boolean; readonly leavesOpen: boolean };

/**
 * Walks a flow with all it calls, as deep as `depth` calls, carrying along whether what comes was judged. Goes into calls
 * as into a part of the same drawing: what the compiler sums up about a called flow is not looked at.
 */
function explore(world: World, isOpen: boolean, depth: number, document = world.own): Explored {
  const key = `${document === world.own} ${isOpen} ${depth}`;
  const known = world.explored.get(key);
  if (known !== undefined) return known;
  const found = { acts: false, leavesOpen: false };
  if (depth === 0) return found;
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const walk = (id: string, open: boolean): void => {
    const node = nodes.get(id);
    if (node === undefined || seen.has(`${id} ${open}`)) return;
    seen.add(`${id} ${open}`);
    if (node.kind === 'end' && open) found.leavesOpen = true;
    if (node.kind === 'action' && !node.config.reversible && open) found.acts = true;
    for (const { port, target } of document.edges.filter(({ source }) => source === id)) {
      for (const after of flagsAfter(node, port, open)) walk(target, after);
    }
  };
  const flagsAfter = (node: FlowDocument['nodes'][number], port: string, open: boolean): boolean[] => {
    if (node.kind === 'agent') return [true];
    if (node.kind === 'gate') return [open && port === 'expired'];
    if (node.kind !== 'subflow' && node.kind !== 'each') return [open];
    const callee = node.config.flow === 'random' ? world.own : world.other;
    const inside = explore(world, open, depth - 1, callee);
    if (inside.acts) found.acts = true;
    const byItself = explore(world, false, depth - 1, callee).leavesOpen;
    if (port === 'failed') return [false, open || byItself];
    return [false, inside.leavesOpen || (node.kind === 'each' && open)];
  };
  walk('trigger', isOpen);
  world.explored.set(key, found);
  return found;
}

/** Deep enough for three facts about a flow that calls itself to be found out, one after the other. */
const DEPTH = 5;

/** The other flow, published if it may be: else with actions that can be undone. */
function published(other: FlowDocument): { document: FlowDocument; environment: CompileEnvironment } {
  const around = { ...AROUND_STRUCTURED_FLOWS, self: 'other-flow' };
  const calm = { reachesAction: false, leavesUnjudged: false, passesThrough: true };
  const known = { slug: 'random', version: 1, artefactHash: 'h', input: {}, oversight: calm };
  const document = withoutCalls(other);
  const strict = compile(irreversible(document), around);
  const [published, artefact] =
    strict.artefact === null
      ? [document, compile(document, around).artefact]
      : [irreversible(document), strict.artefact];
  // Rarely something was said about what a call gives, which the values in its place do not have: not what is compared.
  fc.pre(artefact !== null);
  const flow = { ...known, slug: 'other-flow', oversight: artefact?.oversight };
  return { document: published, environment: { self: 'random', calledFlows: new Map([[flow.slug, flow]]) } };
}

/** The flow with values set where it would call: what it calls in turn is not what is compared. */
const withoutCalls = (document: FlowDocument): FlowDocument =>
  FlowDocument.parse({
    ...document,
    nodes: document.nodes.map((node) =>
      node.kind === 'subflow' || node.kind === 'each'
        ? { ...node, kind: 'transform', config: { set: [{ name: 'value', value: '1' }] } }
        : node,
    ),
    edges: document.edges.flatMap((edge) => {
      const kind = document.nodes.find(({ id }) => id === edge.source)?.kind;
      if (kind !== 'subflow' && kind !== 'each') return edge;
      return edge.port === 'done' ? { ...edge, port: 'next' } : [];
    }),
  });

describe('G12: no branch, failure, correction or call opens a way around a gate', {
  timeout: 180_000,
}, () => {
  it('refuses exactly the flows in which a walk through branches and calls comes to an action undecided', () => {
    const seen = { open: 0, closed: 0, calls: 0 };
    fc.assert(
      fc.property(structuredFlow, structuredFlow, fc.boolean(), (drawn, called, isStrict) => {
        const { document: other, environment } = published(called);
        const own = isStrict ? irreversible(drawn) : drawn;
        const { acts } = explore({ own, other, explored: new Map() }, false, DEPTH);
        const findings = validate(own, environment).filter(({ code }) => code.endsWith('_without_gate'));
        expect(findings.length > 0).toBe(acts);
        seen[acts ? 'open' : 'closed'] += 1;
        if (findings.some(({ code }) => code === 'call_without_gate')) seen.calls += 1;
      }),
      { numRuns: 300, seed: 3 },
    );
    expect(Math.min(seen.open, seen.closed)).toBeGreaterThan(40);
    expect(seen.calls).toBeGreaterThan(5);
  });

  it('says of an accepted flow what those who call it have to know', () => {
    const seen = { acts: 0, leaves: 0, passes: 0 };
    fc.assert(
      fc.property(structuredFlow, structuredFlow, (drawn, called) => {
        const { document: other, environment } = published(called);
        const strict = irreversible(drawn);
        const own = compile(strict, environment).artefact === null ? drawn : strict;
        const { artefact } = compile(own, environment);
        if (artefact?.oversight === undefined) return;
        const { reachesAction, leavesUnjudged, passesThrough } = artefact.oversight;
        const world = { own, other, explored: new Map() };
        const judged = explore(world, false, DEPTH);
        const open = explore(world, true, DEPTH);
        expect({ reachesAction, leavesUnjudged }).toEqual({
          reachesAction: open.acts,
          leavesUnjudged: judged.leavesOpen,
        });
        expect(leavesUnjudged || passesThrough).toBe(open.leavesOpen);
        seen.acts += Number(reachesAction);
        seen.leaves += Number(leavesUnjudged);
        seen.passes += Number(passesThrough);
      }),
      { numRuns: 200, seed: 4 },
    );
    expect(Math.min(seen.acts, seen.leaves, seen.passes)).toBeGreaterThan(5);
  });
});
