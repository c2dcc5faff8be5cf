import type { Result } from '@countersign/model';
import type { ActionProblem } from '../ports/actions.ts';
import type { Clock } from '../ports/clock.ts';
import type {
  HeldChannel,
  Notice,
  NoticeOutcome,
  NoticeQueue,
  NoticeSender,
  OpenNoticeChannel,
  OpenNoticeChannelById,
} from '../ports/notices.ts';
import { nextDigest } from './nextDigest.ts';
import { retryInMs } from './retryInMs.ts';

/** The longest time between two looks, and the pause after an error. */
const POLL_MS = 1_000;
/** Between two looks for what has waited for days. */
const DROP_MS = 60 * 60 * 1_000;
const CHANNELS_AT_ONCE = 4;
const SEND_MS = 15_000;
/** Programs are told of one thing at a time, people of everything that is due in one message. */
const AT_ONCE = { programs: 5, people: 1_000 } as const;
/** Longer than a channel's turn can take. */
const HOLD_MS = AT_ONCE.programs * SEND_MS + 45_000;
/** A notice that has failed so often is given up; by then hours have gone by. */
const MOST_ATTEMPTS = 12;
/** Answers that say that this very message will never be taken. */
const NEVER: ReadonlySet<unknown> = new Set([400, 413, 422]);

export type NoticeWorkerOptions = {
  readonly queue: NoticeQueue;
  readonly sender: NoticeSender;
  readonly open: OpenNoticeChannelById;
  readonly clock: Clock;
  /** Told of what goes wrong without ending anything: mostly that the store cannot be reached. */
  readonly onError: (error: unknown) => void;
};

/** Tells people that cases wait, behind the turns and never in their way. */
export class NoticeWorker {
  readonly #options: NoticeWorkerOptions;
  #stopping: AbortController | null = null;
  #loop: Promise<void> = Promise.resolve();

  constructor(options: NoticeWorkerOptions) {
    this.#options = options;
  }

  /** Works until `stop`. */
  start(): void {
    if (this.#stopping !== null) throw new Error('The notice worker has been started already');
    this.#stopping = new AbortController();
    this.#loop = this.#work(this.#stopping.signal);
  }

  /** Breaks off what is being sent, which will be sent again. */
  async stop(): Promise<void> {
    this.#stopping?.abort();
    await this.#loop;
    this.#stopping = null;
  }

  /** One look at all channels; answers how many had something to tell. */
  async tick(stopping: AbortSignal = new AbortController().signal): Promise<number> {
    const held = await this.#options.queue.claim(CHANNELS_AT_ONCE, HOLD_MS);
    const { onError } = this.#options;
    await Promise.all(held.map((channel) => this.#serve(channel, stopping).catch(onError)));
    return held.length;
  }

  async #serve(held: HeldChannel, stopping: AbortSignal): Promise<void> {
    const { queue, open, clock } = this.#options;
    const channel = await open(held.workspaceId, held.id);
    if (channel === null) return;
    const isForPrograms = channel.target.kind === 'webhook';
    const due = await queue.due(held, isForPrograms ? AT_ONCE.programs : AT_ONCE.people);
    const messages = isForPrograms ? due.map((notice) => [notice]) : due.length > 0 ? [due] : [];
    const sent = await this.#sendAll(held, { channel, messages }, stopping);
    await queue.settle(held, { ...sent, nextDigestAt: nextDigest(held, clock.now()) });
  }

  async #sendAll(
    held: HeldChannel,
    { channel, messages }: { channel: OpenNoticeChannel; messages: readonly (readonly Notice[])[] },
    stopping: AbortSignal,
  ): Promise<Omit<NoticeOutcome, 'nextDigestAt'>> {
    const over: Notice[] = [];
    for (const notices of messages) {
      const signal = AbortSignal.any([stopping, AbortSignal.timeout(SEND_MS)]);
      const sent = await this.#options.sender.send(held.workspaceId, { channel, notices }, signal);
      if (sent.ok) {
        over.push(...notices);
        continue;
      }
      const hasSent = over.length > 0;
      // Broken off by us: nothing is said of the other side.
      if (stopping.aborted) return { over, failed: [], hasSent, failure: null };
      const [failed, lost] = split(notices, sent);
      const failure = { message: sent.problem.message, retryInMs: retryInMs(held.failures, sent.problem) };
      return { over: [...over, ...lost], failed, hasSent, failure };
    }
    return { over, failed: [], hasSent: over.length > 0, failure: null };
  }

  async #work(stopping: AbortSignal): Promise<void> {
    let droppedAt = Number.NEGATIVE_INFINITY;
    const { queue, clock, onError } = this.#options;
    while (!stopping.aborted) {
      const now = clock.now().getTime();
      if (now - droppedAt > DROP_MS) {
        droppedAt = now;
        await queue.dropOld().catch(onError);
      }
      const served = await this.tick(stopping).catch((error: unknown) => {
        onError(error);
        return 0;
      });
      if (served === 0) await clock.sleep(POLL_MS, stopping);
    }
  }
}

type Failed = Extract<Result<null, ActionProblem>, { ok: false }>;

/** What is tried again, and what is given up. */
function split(notices: readonly Notice[], { problem }: Failed): [Notice[], Notice[]] {
  const status = (problem.data as { status?: unknown } | undefined)?.status;
  const isLost = ({ attempts }: Notice) => NEVER.has(status) || attempts + 1 >= MOST_ATTEMPTS;
  return [notices.filter((notice) => !isLost(notice)), notices.filter(isLost)];
}
