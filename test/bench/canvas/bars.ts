import { type Speed, slowerBy } from './yardstick.ts';

/** What each figure must not exceed, by the number of steps; absent where it is only told. */
const BARS: { readonly [figure: string]: { readonly [size: number]: number } } = {
  'open ms': { 500: 700, 1000: 1_000, 5000: 1_500 },
  'drag at zoom 1, cpu ms per move': { 500: 8, 1000: 10, 5000: 12 },
  'drag at zoom 1, frame p95 ms': { 500: 20, 1000: 20, 5000: 25 },
  'drag at fit-all, cpu ms per move': { 500: 15, 1000: 20 },
  'components outside the canvas per drag': { 500: 0, 1000: 0, 5000: 0 },
  'keystroke to paint p95 ms': { 500: 50, 1000: 50, 5000: 80 },
  'commits per frame while dragging': { 500: 1, 1000: 1, 5000: 1 },
  'undo of a 500-step paste ms': { 500: 100, 1000: 150, 5000: 400 },
  'arrange wall ms': { 500: 4_000, 1000: 6_000, 5000: 20_000 },
  'arrange longest task ms': { 500: 50, 1000: 50 },
  'commits per frame with run events': { 500: 1, 1000: 1, 5000: 1 },
  'heap MB': { 500: 60, 1000: 90, 5000: 200 },
};

type Figure = { readonly steps: number; readonly figure: string; readonly value: number };

/**
 * Prints figures as lines of JSON, each with its bar and whether it holds; of milliseconds also what they would be on a machine
 * as fast as the one on which the bars were found, by what React Flow alone costs here.
 */
export function teller(speed: Speed): (figure: Figure, more?: object) => void {
  return ({ steps, figure, value }, more = {}) => {
    const bar = BARS[figure]?.[steps];
    const judged = bar === undefined ? {} : { bar, holds: value <= bar };
    process.stdout.write(
      `${JSON.stringify({ steps, figure, value: rounded(value), ...judged, ...atBarsSpeed(), ...more })}\n`,
    );

    function atBarsSpeed(): object {
      // Frames have their own rhythm, and what is counted does not depend on the machine.
      if (!/\bms\b/.test(figure) || figure.includes('frame')) return {};
      const slower = slowerBy(speed, figure);
      const there = value / slower;
      const holds = bar === undefined ? {} : { holdsAtBarsSpeed: there <= bar };
      return { slower: rounded(slower), atBarsSpeed: rounded(there), ...holds };
    }
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
