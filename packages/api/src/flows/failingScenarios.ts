import type { Artefact, Diagnostic, FlowDocument } from '@countersign/model';
import { runScenarios, type ScenarioDifference } from '@countersign/simulation';

/**
 * Plays the scenarios of a document through what it was compiled to: a finding `scenario_failed` for each that goes another
 * way than it is expected to, which names the step and the difference. Its data holds the scenario's id and both.
 */
export function failingScenarios(
  artefact: Artefact,
  { scenarios = [] }: FlowDocument,
): readonly Diagnostic[] {
  return runScenarios(artefact, scenarios).flatMap(({ scenario, difference }) => {
    if (difference === null) return [];
    const node = nodeOf(difference);
    return [
      {
        code: 'scenario_failed',
        severity: 'error',
        message: `The scenario “${scenario.name}” goes another way: ${sentenceOf(difference, artefact)}`,
        help: 'Mend the flow, or mark the new result of the scenario as the expected one.',
        ...(node === null || artefact.nodes[node] === undefined ? {} : { node }),
        data: { scenario: scenario.id, difference },
      } satisfies Diagnostic,
    ];
  });
}

/** The step where the ways part. */
function nodeOf(difference: ScenarioDifference): string | null {
  switch (difference.type) {
    case 'startRefused':
      return null;
    case 'step':
      return difference.found ?? difference.after;
    case 'moveRefused':
    case 'end':
      return difference.node;
  }
}

function sentenceOf(difference: ScenarioDifference, { nodes }: Artefact): string {
  const title = (id: string | null) => (id === null ? 'nothing more' : `“${nodes[id]?.node.title ?? id}”`);
  switch (difference.type) {
    case 'startRefused':
      return `it cannot be started (${difference.problem.message})`;
    case 'moveRefused':
      return `move ${difference.index + 1} does not fit (${difference.problem.message})`;
    case 'step': {
      const after = difference.after === null ? 'at the start' : `after ${title(difference.after)}`;
      return `${after} it should enter ${title(difference.expected)}, but enters ${title(difference.found)}.`;
    }
    case 'end': {
      const [expected, found] = [difference.expected, difference.found].map(
        ({ outcome, status }) => outcome ?? status,
      );
      return `it should end as “${expected}”, but ends as “${found}”.`;
    }
  }
}
