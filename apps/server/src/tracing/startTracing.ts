import type { StopTracing } from './exportSpans.ts';

/**
 * Sends spans to an OTLP/HTTP receiver from now on. The exporter is loaded for that alone: without an endpoint the whole
 * of tracing is the interface of OpenTelemetry, which does nothing.
 */
export async function startTracing(endpoint: string | null, role: string): Promise<StopTracing> {
  if (endpoint === null) return async () => {};
  const { exportSpans } = await import('./exportSpans.ts');
  return exportSpans(endpoint, role);
}
