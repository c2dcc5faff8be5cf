import type { Oversight } from './artefact.ts';
import type { FlowNode } from './document/node.ts';

/** Nothing that a caller has to know about. */
export const CALM: Oversight = { reachesAction: false, leavesUnjudged: false, passesThrough: false };

/** What has to be assumed about a flow of which nothing is known. */
export const WORST: Oversight = { reachesAction: true, leavesUnjudged: true, passesThrough: true };

/** A step that does what nobody can take back: itself, or in the flow it calls. */
export const cannotBeUndone = (node: FlowNode, called: Oversight): boolean =>
  (node.kind === 'action' && !node.config.reversible) || called.reachesAction;

/** A step that something leaves which no person has judged yet: an agent, or a call that lets it out. */
export const leavesUnjudged = (node: FlowNode, called: Oversight): boolean =>
  node.kind === 'agent' || called.leavesUnjudged;

/**
 * Whether what came to a step unjudged is still so behind this port. A gate judges, unless the review expired. A called
 * flow judges if none of its ways avoids its gates, but only when it ran to its end: not when it failed, and not for an
 * empty list or for elements whose failures are collected.
 */
export function staysUnjudged(node: FlowNode, port: string, called: Oversight): boolean {
  if (node.kind === 'gate') return port === 'expired';
  return node.kind !== 'subflow' || port === 'failed' || called.passesThrough;
}
