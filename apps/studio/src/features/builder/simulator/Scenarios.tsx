import type { Artefact, Scenario } from '@countersign/model';
import { Stack } from '@mantine/core';
import { ScenarioResults } from './ScenarioResults.tsx';
import classes from './Simulator.module.css';
import { Suggesting } from './Suggesting.tsx';
import type { Simulator } from './useSimulator.ts';

type ScenariosProps = {
  readonly artefact: Artefact;
  readonly simulator: Simulator;
  readonly onPlay: () => void;
};

/** The kept scenarios with what comes of them now, and suggestions for what none of them covers. */
export function Scenarios({ artefact, simulator, onPlay }: ScenariosProps) {
  const open = ({ start, script }: Scenario) => {
    simulator.start(start, script);
    onPlay();
  };
  return (
    <Stack gap="md" className={classes['padded'] ?? ''}>
      <ScenarioResults
        artefact={artefact}
        onOpen={open}
        onPlayed={(runs) =>
          simulator.addTaken(
            artefact,
            runs.flatMap(({ taken }) => [...taken]),
          )
        }
      />
      {/* What was found for the flow as it was says nothing about it as it is. */}
      <Suggesting key={artefact.hash} artefact={artefact} />
    </Stack>
  );
}
