/** Places values of a domain on a stretch of pixels. */
export type Scale = {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
};

type Span = readonly [from: number, to: number];

/** A straight scale; its ticks are round numbers inside the domain. */
export function linearScale(domain: Span, range: Span, tickCount = 5): Scale {
  const [from, to] = domain[0] === domain[1] ? [domain[0], domain[0] + 1] : domain;
  const [start, end] = range;
  return {
    at: (value) => start + ((value - from) / (to - from)) * (end - start),
    ticks: roundTicks(from, to, tickCount),
  };
}

/** A scale of powers for values above 0; its ticks are powers of ten. */
export function logScale(domain: Span, range: Span): Scale {
  const [from, to] = [Math.floor(Math.log10(domain[0])), Math.ceil(Math.log10(domain[1]))];
  const linear = linearScale([from, Math.max(to, from + 1)], range);
  const powers = Array.from(
    { length: Math.max(to, from + 1) - from + 1 },
    (_, index) => 10 ** (from + index),
  );
  return { at: (value) => linear.at(Math.log10(value)), ticks: powers };
}

/** About `count` round steps from `from` to `to`. */
function roundTicks(from: number, to: number, count: number): readonly number[] {
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => power * factor >= rough) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  // Multiplied and not added up, so that 0.1 + 0.2 never shows.
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}
