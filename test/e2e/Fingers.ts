import type { CDPSession, Page } from '@playwright/test';

type Point = { readonly x: number; readonly y: number };

/** In so many steps a finger goes from one place to another. */
const STEPS = 8;

/**
 * Whoever touches the canvas again within 500 ms of the last touch means a double tap, which zooms in. The page counts them, by
 * a timer that comes late when it is busy: so they are counted there, too.
 */
const NO_DOUBLE_TAP_MS = 600;

/** Fingers on the glass: real touch events, from which the browser makes everything else by itself. */
export class Fingers {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(page, await page.context().newCDPSession(page));
  }

  async tap(at: Point): Promise<void> {
    await this.#down(at);
    await this.#up();
  }

  /** One finger, from place to place. */
  async drag(from: Point, to: Point): Promise<void> {
    await this.#down(from);
    for (let step = 1; step <= STEPS; step += 1) await this.#move(between(from, to, step / STEPS));
    await this.#up();
  }

  /** Two fingers on both sides of a point, which go apart from `from` pixels to `to` pixels. */
  async pinch({ x, y }: Point, { from, to }: { readonly from: number; readonly to: number }): Promise<void> {
    const both = (apart: number): [Point, Point] => [
      { x: x - apart / 2, y },
      { x: x + apart / 2, y },
    ];
    await this.#down(...both(from));
    for (let step = 1; step <= STEPS; step += 1) {
      await this.#move(...both(from + ((to - from) * step) / STEPS));
    }
    await this.#up();
  }

  /** A finger that stays until what it is to bring about is there. */
  async hold(at: Point, until: () => Promise<unknown>): Promise<void> {
    await this.#down(at);
    await until();
    await this.#up();
  }

  async #down(...points: Point[]): Promise<void> {
    await this.#page.evaluate(passTime, NO_DOUBLE_TAP_MS);
    await this.#touch('touchStart', points);
  }

  #move(...points: Point[]): Promise<void> {
    return this.#touch('touchMove', points);
  }

  #up(): Promise<void> {
    return this.#touch('touchEnd', []);
  }

  async #touch(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<void> {
    const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }));
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}

/** Runs in the page. */
const passTime = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const between = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});
