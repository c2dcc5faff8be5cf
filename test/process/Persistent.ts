import { setTimeout as delay } from 'node:timers/promises';
import type { Verdict } from '@countersign/model';
import type { RestAnswer, RestClient, RunView } from '../server/RestClient.ts';

const PAUSE_MS = 50;
/** What a repeated request to retry a step is answered: it goes on already. */
const PASSED_BY: ReadonlySet<number> = new Set([404, 409]);

type Incident = { readonly runId: string; readonly key: string; readonly problem: { readonly code: string } };

/**
 * People and systems that do not give up while the server is away: every request is repeated until it is answered.
 * What they may be answered meanwhile is 503 with a time to come back; any other failure throws.
 */
export class Persistent {
  /** How often each status came, and how often nobody answered (0). */
  readonly tally = new Map<number, number>();
  readonly #client: () => RestClient;
  #isAtWork = true;

  constructor(client: () => RestClient) {
    this.#client = client;
  }

  /** Starts a run once, however often the request has to be repeated. */
  async start(flow: string, input: unknown, key: string): Promise<RunView> {
    const answer = await this.send('POST', `/flows/${flow}/runs`, {
      body: { input },
      headers: { 'idempotency-key': key },
    });
    if (answer.status !== 201) throw new Error(`Not started: ${JSON.stringify(answer.body)}`);
    return answer.body as RunView; // safe: 201 is a run
  }

  /** Answers the open reviews of these flows, until told to go home. */
  async answerReviews(flows: Iterable<string>, verdict: Verdict = { type: 'approve' }): Promise<void> {
    const slugs = [...flows];
    while (this.#isAtWork) {
      const pages = await Promise.all(slugs.map((flow) => this.#openReviews(flow)));
      const open = pages.flat();
      await Promise.all(
        open.map(({ id, etag }) =>
          this.send('POST', `/reviews/${id}/verdict`, { body: { ...verdict, etag } }),
        ),
      );
      if (open.length === 0) await delay(PAUSE_MS);
    }
  }

  /** Has steps done again that were stopped because of this, until told to go home; counts how often. */
  async retrySteps(stoppedBecause: string): Promise<number> {
    let retried = 0;
    while (this.#isAtWork) {
      const incidents = await this.incidents('limit=100');
      const stopped = incidents.filter(({ problem }) => problem.code === stoppedBecause);
      const answers = await Promise.all(
        stopped.map(({ runId, key }) =>
          this.send('POST', `/runs/${runId}/incidents/resolve`, { body: { key, resolution: 'retry' } }),
        ),
      );
      const refused = answers.find(({ status }) => status !== 200 && !PASSED_BY.has(status));
      if (refused !== undefined) throw new Error(`Not retried: ${JSON.stringify(refused.body)}`);
      retried += answers.filter(({ status }) => status === 200).length;
      if (stopped.length === 0) await delay(PAUSE_MS);
    }
    return retried;
  }

  /** All steps that wait for a person, the longest waiting first; the kind that is looked for may be behind many others. */
  async incidents(query: string): Promise<readonly Incident[]> {
    const found: Incident[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await this.send('GET', `/incidents?${query}${page}`);
      const { items, nextCursor } = body as { items: Incident[]; nextCursor: string | null }; // safe: the answer of a list
      found.push(...items);
      cursor = nextCursor;
    }
    return found;
  }

  goHome(): void {
    this.#isAtWork = false;
  }

  /** Sends until there is an answer other than 503. */
  async send(...request: Parameters<RestClient['send']>): Promise<RestAnswer> {
    for (;;) {
      const answer = await this.#client()
        .send(...request)
        .catch(nobodyThere);
      this.tally.set(answer?.status ?? 0, (this.tally.get(answer?.status ?? 0) ?? 0) + 1);
      if (answer !== null && answer.status !== 503) {
        if (answer.status < 500) return answer;
        throw new Error(`${request[0]} ${request[1]} answered ${answer.status}`);
      }
      if (answer !== null && !answer.headers.has('retry-after')) {
        throw new Error(`${request[0]} ${request[1]} answered 503 without Retry-After`);
      }
      await delay(PAUSE_MS);
    }
  }

  async #openReviews(flow: string): Promise<readonly { id: string; etag: string }[]> {
    const { body } = await this.send('GET', `/reviews?status=open&sort=oldest&limit=50&flow=${flow}`);
    return (body as { items: { id: string; etag: string }[] }).items; // safe: the answer of a list
  }
}

/** Nobody there, or nobody any more in the middle of an answer: `fetch` fails with a TypeError. */
function nobodyThere(error: unknown): null {
  if (error instanceof TypeError || error instanceof SyntaxError) return null;
  throw error;
}
