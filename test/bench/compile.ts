import { loadavg } from 'node:os';
import { compile, validate } from '@countersign/compiler';
import { AROUND_STRUCTURED_FLOWS, aLargeFlow, aLargeFlowOfBlocks } from '@countersign/compiler/testing';

/**
 * What compiling costs: `pnpm bench compile`. Processor time of one call in milliseconds, the best and the median of some
 * rounds, for flows in a row and for flows of blocks and calls.
 */
const ROUNDS = 5;

for (const [flow, large] of [
  ['row', aLargeFlow],
  ['blocks', aLargeFlowOfBlocks],
] as const) {
  for (const nodes of [20, 200, 1_000, 5_000]) {
    const document = large(nodes);
    if (compile(document, AROUND_STRUCTURED_FLOWS).artefact === null) throw new Error('It does not compile');
    const compiled = timed(() => compile(document, AROUND_STRUCTURED_FLOWS));
    const validated = timed(() => validate(document, AROUND_STRUCTURED_FLOWS));
    const figures = {
      cpuMs: compiled.best,
      medianCpuMs: compiled.median,
      validateCpuMs: validated.best,
      cpuUsPerNode: Math.round((compiled.best / document.nodes.length) * 1_000),
    };
    const line = { bench: 'compile', flow, nodes: document.nodes.length, ...figures, load: loadavg()[0] };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}

/** Milliseconds of processor time of this thread. */
function timed(work: () => unknown): { readonly best: number; readonly median: number } {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return Math.round((user + system) / 100) / 10;
  }).sort((left, right) => left - right);
  return { best: times[0] ?? 0, median: times[Math.floor(ROUNDS / 2)] ?? 0 };
}
