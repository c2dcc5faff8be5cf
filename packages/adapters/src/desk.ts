/** What an agent wants to do, and which answers it understands besides yes and no. */
export type Request = {
  readonly action: string;
  readonly args?: Fields | undefined;
  readonly description?: string | undefined;
  readonly confidence?: number | undefined;
  /** Name and version of the agent. */
  readonly agent?: string | undefined;
  readonly answers?: readonly ('edit' | 'reply')[] | undefined;
};

export type Fields = { readonly [field: string]: unknown };

/** What a person said; `expired` when nobody said anything, which is never a yes. */
export type Answer =
  | {
      readonly type: 'approve' | 'edit';
      readonly action: string;
      readonly args: Fields;
      readonly message: string | null;
    }
  | { readonly type: 'reject' | 'reply' | 'expired'; readonly message: string | null };

/** The review desk, as an agent sees it. */
export type Desk = {
  /** Asks, and answers once a person has. A request under the same key is the same request, also after a restart. */
  ask(request: Request, key: string): Promise<Answer>;
};

export type DeskOptions = {
  /** Where the server is, for example `http://127.0.0.1:4310`. */
  readonly url: string;
  /** An API key with the scopes `runs:write` and `runs:read`. */
  readonly key: string;
  /** How often is asked whether somebody has answered; 2 seconds unless told. */
  readonly pollMs?: number;
  /** Ends the waiting; the request stays at the desk, and can be waited for again under its key. */
  readonly signal?: AbortSignal;
};

/** The desk did not take a request, or its run ended without an answer. */
export class DeskError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'DeskError';
    this.code = code;
  }
}

/** A desk behind the runtime API of a server. */
export function createDesk({ url, key, pollMs = 2_000, signal }: DeskOptions): Desk {
  const call = async (path: string, request: RequestInit = {}): Promise<Run> => {
    const answer = await fetch(new URL(`/api/v1${path}`, url), {
      ...request,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...request.headers },
      ...(signal === undefined ? {} : { signal }),
    });
    const body = (await answer.json()) as Run & { code?: string; detail?: string };
    if (answer.ok) return body;
    throw new DeskError(body.code ?? 'refused', body.detail ?? `The desk answered ${answer.status}.`);
  };
  return {
    async ask(request, idempotencyKey) {
      const headers = { 'idempotency-key': idempotencyKey };
      let run = await call('/reviews', { method: 'POST', headers, body: JSON.stringify(request) });
      while (!FINAL.has(run.status)) {
        await pause(pollMs, signal);
        run = await call(`/runs/${run.id}`);
      }
      return answerOf(run);
    },
  };
}

type Run = {
  readonly id: string;
  readonly status: string;
  readonly outcome?: string;
  readonly output?: { readonly payload?: { readonly action: string; readonly args: Fields } | null } & Said;
};
type Said = { readonly verdict?: string; readonly message?: string | null };

const FINAL: ReadonlySet<string> = new Set(['ended', 'failed', 'cancelled']);

function answerOf({ id, status, outcome, output }: Run): Answer {
  const message = output?.message ?? null;
  switch (outcome) {
    case 'approved': {
      if (output?.payload == null) break;
      const { action, args } = output.payload;
      return { type: output.verdict === 'edit' ? 'edit' : 'approve', action, args, message };
    }
    case 'rejected':
      return { type: 'reject', message };
    case 'sentBack':
      return { type: 'reply', message };
    case 'expired':
      return { type: 'expired', message };
  }
  throw new DeskError('no_answer', `The run ${id} ended without an answer (${outcome ?? status}).`);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
