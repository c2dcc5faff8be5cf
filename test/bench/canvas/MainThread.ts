import type { CDPSession } from '@playwright/test';

/** What the main thread of a page did, in CPU milliseconds: what other programs take in the meantime does not count. */
export class MainThread {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(session: CDPSession): Promise<MainThread> {
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new MainThread(session);
  }

  async taskMs(): Promise<number> {
    return (await this.#metric('TaskDuration')) * 1000;
  }

  /** Memory of scripts after everything unused was let go, in megabytes. */
  async heapMb(): Promise<number> {
    await this.#session.send('HeapProfiler.collectGarbage');
    return (await this.#metric('JSHeapUsedSize')) / 1e6;
  }

  async #metric(name: string): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  }
}
