import { problem } from '@countersign/model';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './sendProblem.ts';

const STOPPING = problem(
  'stopping',
  'This server is about to stop. Send the request again; another one answers, or this one after its restart.',
);

/** What may be asked to the end, so that whoever directs requests learns that none should come here. */
const ALWAYS_ANSWERED: ReadonlySet<string> = new Set(['/health', '/ready', '/metrics']);

/** Lets a server stop without losing a request: those under way end, and new ones are told to come again. */
export class Drain {
  #underWay = 0;
  #isStopping = false;
  #onIdle: (() => void)[] = [];

  /** Watches every request of this server. */
  mount(app: FastifyInstance): void {
    app.addHook('onRequest', async (request, reply) => {
      if (this.#isStopping && !ALWAYS_ANSWERED.has(request.routeOptions.url ?? '')) {
        return sendProblem(reply.header('connection', 'close'), STOPPING);
      }
      this.#underWay += 1;
      reply.raw.once('close', () => this.#leave());
      return undefined;
    });
  }

  /** Refuses what comes from now on; ends when nothing is under way any more. */
  begin(): Promise<void> {
    this.#isStopping = true;
    if (this.#underWay === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }

  #leave(): void {
    this.#underWay -= 1;
    if (this.#underWay > 0) return;
    for (const resolve of this.#onIdle.splice(0)) resolve();
  }
}
