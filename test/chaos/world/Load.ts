import { setTimeout as delay } from 'node:timers/promises';
import { isFinal } from '@countersign/model';
import { Persistent } from '../../process/Persistent.ts';
import type { RunView } from '../../server/RestClient.ts';
import { waitFor } from '../../server/waitFor.ts';
import { ANSWERED_FLOWS, type CaseFlow } from '../flows/caseFlows.ts';
import { describeStuck, stillForMs } from './stuckRuns.ts';
import type { World } from './World.ts';

export type StartedCase = { readonly flow: CaseFlow; readonly id: string };

/** Runs that are started evenly over the flows, so many at the same time, with people who answer what is asked. */
export class Load {
  readonly people: Persistent;
  readonly started: StartedCase[] = [];
  readonly #world: World;
  readonly #flows: readonly CaseFlow[];
  readonly #answering: Promise<void>;
  readonly #settled = new Map<string, RunView>();
  #retrying: { readonly because: string; readonly count: Promise<number> } | null = null;

  constructor(world: World, flows: readonly CaseFlow[]) {
    this.#world = world;
    this.#flows = flows;
    this.people = new Persistent(() => world.client);
    const answered = flows.map(({ slug }) => slug).filter((slug) => ANSWERED_FLOWS.has(slug));
    this.#answering = this.people.answerReviews(answered);
    this.#answering.catch(() => {}); // thrown again by `finish`
  }

  /** Starts these many runs, spread over the time; every one of them is accepted in the end. */
  async start(runs: number, { overMs = 0, lanes = 8 } = {}): Promise<void> {
    const first = this.started.length;
    const numbers = Array.from({ length: runs }, (_, index) => first + index).values();
    const begun = performance.now();
    const lane = async () => {
      for (const n of numbers) {
        const dueMs = (overMs * (n - first)) / runs - (performance.now() - begun);
        if (dueMs > 0) await delay(dueMs);
        await this.#startOne(n);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  async #startOne(n: number): Promise<void> {
    const flow = this.#flows[n % this.#flows.length];
    if (flow === undefined) throw new Error('There are no flows');
    const { id } = await this.people.start(flow.slug, { n }, `case-${n}`);
    this.started.push({ flow, id });
  }

  /** Counts runs that somebody else has started: a file of cases, or a run that called them. */
  adopt(flow: CaseFlow, runs: readonly RunView[]): void {
    this.started.push(...runs.map(({ id }) => ({ flow, id })));
  }

  /** From now on somebody has every step done again that was stopped because of this, until the people go home. */
  retrySteps(because: string): void {
    const count = this.people.retrySteps(because);
    count.catch(() => {}); // thrown again by `retried`
    this.#retrying = { because, count };
  }

  /** How often steps were done again on somebody's word; known when the people have gone home. */
  async retried(): Promise<number> {
    return this.#retrying?.count ?? 0;
  }

  /** Waits until no run moves any more and sends the people home. Runs that are parked wait for a person. */
  async finish(withinMs: number): Promise<readonly RunView[]> {
    await Promise.race([this.untilSettled(withinMs), this.#answering]);
    this.people.goHome();
    await this.#answering;
    return this.started.map(({ id }) => this.#settled.get(id)).filter((run) => run !== undefined);
  }

  /**
   * Waits until no run that was started moves any more. A slow machine may take its time: it is only too late when for so
   * long nothing at all has moved.
   */
  async untilSettled(withinMs: number): Promise<void> {
    for (const [n, { id }] of this.started.entries()) {
      const look = async () => {
        const { body } = await this.people.send('GET', `/runs/${id}`);
        const run = body as RunView; // safe: the answer of a run
        if (run.status === 'parked') return (await this.#isRetried(id)) ? undefined : run;
        return isFinal(run.status) ? run : undefined;
      };
      const stuck = async (cause: unknown) => {
        const found = await describeStuck(this.#world, id);
        const name = `Run ${id}, number ${n + 1} of ${this.started.length}`;
        throw new Error(`${name}, is not done: ${found}`, { cause });
      };
      const settled = async (): Promise<RunView> => {
        try {
          return await waitFor(look, { withinMs });
        } catch (cause) {
          if ((await stillForMs(this.#world)) >= withinMs) return stuck(cause);
          return settled();
        }
      };
      this.#settled.set(id, this.#settled.get(id) ?? (await settled()));
    }
  }

  async #isRetried(run: string): Promise<boolean> {
    if (this.#retrying === null) return false;
    const incidents = await this.people.incidents(`run=${run}`);
    // Without any it has just been retried, and goes on.
    return (
      incidents.length === 0 || incidents.some(({ problem }) => problem.code === this.#retrying?.because)
    );
  }

  /** What the world has to say about the runs. */
  get world(): World {
    return this.#world;
  }
}
