import { parseArgs } from 'node:util';
import { compile } from '@countersign/compiler';
import { activeVisits, type EngineEvent, type RunSnapshot, step } from '@countersign/engine';
import type { Artefact, Json } from '@countersign/model';
import { aChainOf, branchesOf } from './engine/flows.ts';

/**
 * `pnpm bench engine [--seconds n]`: what one `engine.step` costs in CPU time, by the number of states of the flow, for a
 * chain of agents, gates and actions and for the same chain in the two branches of a parallel step.
 *
 * - `first`: the first steps of a run, which knows the same whatever the size of the flow. The target is 1.3 at most for
 *   1,000 states against 20.
 * - `all`: all steps of a run up to its end. At 1,000 states that run has 1,000 outputs and visits to carry along.
 */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '1.5' } } });
const SIZES = [20, 200, 1_000];
const ROUNDS = 5;
const FIRST_STEPS = 12;
const TARGET = 1.3;
const NOW = new Date('2026-03-04T09:00:00.000Z');

type Turn = { readonly snapshot: RunSnapshot | null; readonly event: EngineEvent };

const PROPOSAL: Json = {
  ...{ decision: 'pay', payload: { amount: 40 }, summary: 'Pay', confidence: 0.9, reasoning: [] },
  ...{ evidence: [], flags: [], usage: { model: 'm', tokens: 0, cost: 0, ms: 0 }, agentVersion: 'v1' },
};
const VERDICT: Json = {
  ...{ verdict: 'approve', by: 'u1', payload: { amount: 40 }, message: null, reasonCode: null },
};
const ANSWERS: { readonly [kind: string]: { port: string; output: Json } } = {
  agent: { port: 'proposed', output: PROPOSAL },
  gate: { port: 'approved', output: VERDICT },
  action: { port: 'done', output: { status: 200 } },
};

/** Every turn of one run, each with the snapshot as it comes out of the database. */
function turnsOf(artefact: Artefact): readonly Turn[] {
  const turns: Turn[] = [];
  let next: Turn | null = { snapshot: null, event: startEvent };
  while (next !== null) {
    turns.push(next);
    const result = step({ artefact, now: NOW, ...next });
    if (!result.ok) throw new Error(result.problem.message);
    const snapshot: RunSnapshot = JSON.parse(JSON.stringify(result.value.snapshot));
    const visit = activeVisits(snapshot).at(turns.length % 2 === 0 ? 0 : -1);
    const answer = visit && ANSWERS[artefact.nodes[visit.node]?.node.kind ?? ''];
    next =
      visit === undefined || answer === undefined
        ? null
        : { snapshot, event: { type: 'done', node: visit.node, visit: visit.visit, ...answer } };
  }
  return turns;
}

const startEvent: EngineEvent = {
  ...{ type: 'start', input: { order: 'A-17' }, run: { id: 'r1', startedAt: NOW.toISOString() } },
};

/** CPU microseconds per step, over these turns again and again for the given time. */
function cpuMicroseconds(artefact: Artefact, turns: readonly Turn[], forMs: number): number {
  const begun = process.cpuUsage();
  const until = performance.now() + forMs;
  let steps = 0;
  while (performance.now() < until) {
    for (const turn of turns) step({ artefact, now: NOW, ...turn });
    steps += turns.length;
  }
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / steps;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const rounded = (number: number): number => Math.round(number * 100) / 100;

const forMs = Number(values.seconds) * 1_000;
for (const [shape, flowOf] of Object.entries({ chain: aChainOf, branches: branchesOf })) {
  const flows = SIZES.map((size) => {
    const { artefact } = compile(flowOf(size));
    if (artefact === null) throw new Error(`The ${shape} of ${size} states does not compile`);
    const all = turnsOf(artefact);
    return { size, artefact, turns: { first: all.slice(0, FIRST_STEPS), all } };
  });
  for (const part of ['first', 'all'] as const) {
    const costs = flows.map((): number[] => []);
    // Sizes take turns, so that a busy moment of the machine falls on all of them.
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, { artefact, turns }] of flows.entries()) {
        costs[index]?.push(cpuMicroseconds(artefact, turns[part], forMs / ROUNDS));
      }
    }
    const medians = costs.map(median);
    for (const [index, { size, turns }] of flows.entries()) {
      const cpuUsPerStep = rounded(medians[index] ?? Number.NaN);
      report({ bench: 'engine', shape, part, states: size, turns: turns[part].length, cpuUsPerStep });
    }
    const ratio = rounded((medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN));
    report({
      bench: 'engine',
      shape,
      part,
      ratio1000To20: ratio,
      ...(part === 'first' ? { target: TARGET } : {}),
    });
  }
}

function report(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
