import {
  type Attributes,
  type Context,
  context,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

type SpanSetup = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly kind?: SpanKind;
  /** What it is part of; what is active when absent. */
  readonly parent?: Context;
};

/** Does work within a span, which ends with it. */
export function inSpan<TValue>(
  { name, attributes, kind = SpanKind.INTERNAL, parent = context.active() }: SpanSetup,
  work: (span: Span) => Promise<TValue>,
): Promise<TValue> {
  return trace.getTracer('countersign').startActiveSpan(name, { attributes, kind }, parent, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
