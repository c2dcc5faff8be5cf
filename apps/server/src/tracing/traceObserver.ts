import type { Observer, Place } from '@countersign/runtime';
import { context, propagation, ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api';
import { inSpan } from './inSpan.ts';

/**
 * Makes spans of turns and effects. A turn belongs to the request or the effect that caused it; an effect goes on with the
 * trace of the turn that asked for it, in whichever process it is performed. Costs next to nothing while nobody traces.
 */
export const traceObserver: Observer = {
  aroundTurn: ({ cause, ...place }, commit) =>
    inSpan({ name: `turn ${cause}`, attributes: namesOf(place) }, () => commit(currentTraceparent())),

  aroundEffect: ({ kind, attempts, traceparent }, place, attempt) => {
    const attributes = { ...namesOf(place), 'countersign.attempt': attempts + 1 };
    const parent = propagation.extract(ROOT_CONTEXT, traceparent ? { traceparent } : {});
    return inSpan({ name: `${kind} ${place.node}`, attributes, parent }, async (span) => {
      const result = await attempt();
      if (result === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
      return result;
    });
  },
};

/** Names alone, as in the log: a trace is read by more people than the database. */
const namesOf = ({ workspaceId, runId, flow, node, visit }: Place) => ({
  'countersign.workspace': workspaceId,
  'countersign.run': runId,
  'countersign.flow': flow,
  ...(node === undefined ? {} : { 'countersign.node': node }),
  ...(visit === undefined ? {} : { 'countersign.visit': visit }),
});

/** What carries the trace to another process; undefined while nobody traces. */
function currentTraceparent(): string | undefined {
  if (trace.getActiveSpan() === undefined) return undefined;
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}
