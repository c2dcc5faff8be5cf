import type { Result } from '@countersign/model';
import type { Actions, Agents } from '@countersign/runtime';
import { context, propagation, type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { inSpan } from './inSpan.ts';

/** Each call of a provider as a span of its effect. */
export const traceAgents = ({ propose }: Agents): Agents => ({
  propose: (request, signal) => {
    const { type } = request.provider;
    const attributes = { 'countersign.provider': type, 'countersign.key': request.idempotencyKey };
    return inSpan({ name: `provider ${type}`, kind: SpanKind.CLIENT, attributes }, async (span) =>
      judged(span, await propose(request, signal)),
    );
  },
});

/** The same for actions. */
export const traceActions = ({ perform }: Actions): Actions => ({
  perform: (request, signal) => {
    const { type } = request.operation;
    const attributes = { 'countersign.action': type, 'countersign.key': request.idempotencyKey };
    return inSpan({ name: `action ${type}`, kind: SpanKind.CLIENT, attributes }, async (span) =>
      judged(span, await perform(request, signal)),
    );
  },
});

/** What an outgoing request has to carry so that the other side goes on with the trace; empty while nobody traces. */
export function traceHeaders(): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

/** `fetch` that carries the trace on. */
export const tracedFetch: typeof globalThis.fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  for (const [name, value] of Object.entries(traceHeaders())) headers.set(name, value);
  return fetch(input, { ...init, headers });
};

function judged<TAnswer extends Result<unknown>>(span: Span, answer: TAnswer): TAnswer {
  if (!answer.ok) span.setStatus({ code: SpanStatusCode.ERROR, message: answer.problem.code });
  return answer;
}
