import { literal } from './plainText.ts';
import type { SketchStep, SketchWire } from './sketch.ts';
import { ownStep } from './sketchStep.ts';

/** Key of the choice behind an agent that decides between several ways. */
export const waysKey = (agent: string): string => `#ways ${agent}`;

/**
 * An agent has one way out here; where theirs has one per decision, a choice by the decision stands behind it. Its ports are
 * `case1`, `case2`, … in the order of the decisions, and `otherwise`.
 */
export function decisionsBehind(
  agent: { readonly key: string; readonly name: string },
  decisions: readonly string[],
): { readonly behind: readonly SketchStep[]; readonly wires: readonly SketchWire[] } {
  if (decisions.length < 2) return { behind: [], wires: [] };
  const cases = decisions.map((decision, index) => ({
    port: `case${index + 1}`,
    title: decision.slice(0, 120) || `Decision ${index + 1}`,
    when: `proposal.decision == ${literal(decision.slice(0, 100))}`,
  }));
  const key = waysKey(agent.key);
  const choice = ownStep(key, `${agent.name}: which way?`, { kind: 'branch', config: { cases } });
  return { behind: [choice], wires: [{ from: agent.key, port: 'proposed', to: key }] };
}
