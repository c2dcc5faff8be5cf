import type { CalledVersion, FlowNode, NodeOf } from '@countersign/model';
import type { CalledFlow, CompileEnvironment } from '../compileEnvironment.ts';

/** A step that calls a flow. */
export type CallNode = NodeOf<'each' | 'subflow'>;

export const isCall = (node: FlowNode): node is CallNode => node.kind === 'each' || node.kind === 'subflow';

/** Whom a call reaches: the flow itself, a published one, one that does not exist, or one that nobody looked up. */
export type Callee =
  | { readonly type: 'self' }
  | { readonly type: 'published'; readonly flow: CalledFlow }
  | { readonly type: 'unknown' }
  | { readonly type: 'notLookedUp' };

export function calleeOf({ calledFlows, self }: CompileEnvironment, slug: string): Callee {
  if (slug === self) return { type: 'self' };
  if (calledFlows === undefined) return { type: 'notLookedUp' };
  const flow = calledFlows.get(slug);
  return flow === undefined ? { type: 'unknown' } : { type: 'published', flow };
}

/** What the artefact says about a call; null when it was not looked up. */
export function calledVersionOf(slug: string, callee: Callee): CalledVersion | null {
  if (callee.type === 'self') return { flow: slug, version: 'self', artefactHash: null };
  if (callee.type !== 'published') return null;
  const { version, artefactHash } = callee.flow;
  return { flow: slug, version, artefactHash };
}
