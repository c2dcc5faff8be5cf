import type { Artefact, Scenario } from '@countersign/model';
import { coverageOf, runScenario, type ScenarioRun } from '@countersign/simulation';
import type { PlayProgress } from './playProgress.ts';

/** What came of a scenario, and the ports that it took. */
export type PlayedScenario = Omit<ScenarioRun, 'state'> & { readonly taken: ReadonlySet<string> };

type Playing = {
  readonly artefact: Artefact;
  readonly scenarios: readonly Scenario[];
  readonly onProgress: (progress: PlayProgress) => void;
};

/** Plays kept scenarios through a flow as it is now. */
export const playScenarios = ({ artefact, scenarios, onProgress }: Playing): readonly PlayedScenario[] =>
  scenarios.map((scenario, index) => {
    const { state, ...run } = runScenario(artefact, scenario);
    onProgress({ done: index + 1, of: scenarios.length });
    return { ...run, taken: coverageOf(artefact, state === null ? [] : [state]).taken };
  });
