import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, by path: it begins first, so that the rest fits beside it. */
const LONG = ['process/faults', 'process/kills', 'e2e/builder', 'e2e/appearance'];

/** The order of test files on a machine that has not measured them yet. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files);
    return rest.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONG.findIndex((part) => moduleId.includes(part));
  return rank < 0 ? LONG.length : rank;
}
