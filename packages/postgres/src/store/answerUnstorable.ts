import { problem } from '@countersign/model';
import type { Turn, TurnOutcome } from '@countersign/runtime';

/** Data that does not fit, constraints, limits of the program, and what the server has no better name for. */
const CLASSES = ['22', '23', '54', 'XX'];

/**
 * Answers `unstorable` for a turn that the database refuses because of what it holds, so that it is not offered again
 * and again. Only a turn that was committed alone can be told to be the cause; everything else is thrown on, and whoever
 * gathered the turns tries each by itself.
 */
export async function answerUnstorable(
  turns: readonly Turn[],
  commit: () => Promise<readonly TurnOutcome[]>,
): Promise<readonly TurnOutcome[]> {
  try {
    return await commit();
  } catch (error) {
    if (turns.length !== 1 || !isAboutTheTurn(error)) throw error;
    const message = error instanceof Error ? error.message : String(error);
    return [
      { type: 'unstorable', problem: problem('turn_not_storable', `The database refused: ${message}`) },
    ];
  }
}

/** A text too long for this process to write down ends as a RangeError before the database sees it. */
function isAboutTheTurn(error: unknown): boolean {
  if (error instanceof RangeError) return true;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.length === 5 && CLASSES.includes(code.slice(0, 2));
}
