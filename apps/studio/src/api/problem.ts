import { Problem } from '@countersign/model';
import { TRPCClientError } from '@trpc/client';

/** A failure as the screens need it. */
export interface ScreenProblem {
  /** `http` status of the answer; 0 when there was none. */
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly at: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
  /** Trying the same again may help: no answer, or the server failed. */
  readonly isTemporary: boolean;
}

/** Reads whatever a query or mutation failed with. Total: an unknown failure is a crash of ours, with its message. */
export function problemOf(error: unknown): ScreenProblem {
  if (!(error instanceof TRPCClientError)) {
    return screenProblem(-1, 'crash', error instanceof Error ? error.message : String(error));
  }
  // safe: the shape is checked below, tRPC types it as unknown here.
  const data = (error.data ?? {}) as { httpStatus?: unknown; problem?: unknown };
  const status = typeof data.httpStatus === 'number' ? data.httpStatus : 0;
  const known = Problem.safeParse(data.problem);
  if (!known.success)
    return screenProblem(status, status === 0 ? 'offline' : 'internal_error', error.message);
  const { code, message, at, data: details } = known.data;
  return { ...screenProblem(status, code, message), at, data: details ?? {} };
}

function screenProblem(status: number, code: string, message: string): ScreenProblem {
  return { status, code, message, at: undefined, data: {}, isTemporary: status === 0 || status >= 500 };
}
