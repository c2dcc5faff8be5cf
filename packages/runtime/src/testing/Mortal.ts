import type { FaultPoints } from '../ports/faults.ts';

/** A process that dies at its n-th fault point: from then on nothing that it does is heard of again. */
export class Mortal {
  died = false;
  #left: number;

  constructor(pointsToLive: number) {
    this.#left = pointsToLive;
  }

  readonly #point = (): Promise<void> | undefined => {
    this.#left -= 1;
    if (this.#left > 0) return undefined;
    this.died = true;
    return new Promise(() => {});
  };

  readonly faults: FaultPoints = {
    beforeCommit: this.#point,
    afterCommit: this.#point,
    afterEffect: this.#point,
  };
}
