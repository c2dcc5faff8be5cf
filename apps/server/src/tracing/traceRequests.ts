import {
  type Context,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Makes a span of every request, within the trace of the caller if it names one. */
export function traceRequests(app: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, { readonly span: Span; readonly within: Context }>();
  app.addHook('onRequest', (request, _reply, done) => {
    const { method, headers, routeOptions } = request;
    const route = routeOptions.url ?? 'none';
    const caller = propagation.extract(context.active(), headers);
    const attributes = {
      'http.request.method': method,
      'http.route': route,
      'countersign.request': request.id,
    };
    const options = { kind: SpanKind.SERVER, attributes };
    const span = trace.getTracer('countersign').startSpan(`${method} ${route}`, options, caller);
    const within = trace.setSpan(caller, span);
    spans.set(request, { span, within });
    context.with(within, done);
  });
  // Reading the body comes back from the socket, which belongs to no request.
  app.addHook('preValidation', (request, _reply, done) => {
    const known = spans.get(request);
    if (known === undefined) done();
    else context.with(known.within, done);
  });
  app.addHook('onResponse', async (request, reply) => {
    const known = spans.get(request);
    known?.span.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) known?.span.setStatus({ code: SpanStatusCode.ERROR });
    known?.span.end();
  });
}
