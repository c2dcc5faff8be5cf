import type { Artefact, ScenarioMove, ScriptedProposal } from '@countersign/model';
import type { Stop } from '@countersign/simulation';

/** What the forms of a stop have in common. */
export type StopFormProps = {
  readonly stop: Stop;
  readonly artefact: Artefact;
  readonly answers: ReadonlyMap<string, ScriptedProposal>;
  readonly onMove: (move: ScenarioMove) => void;
};
