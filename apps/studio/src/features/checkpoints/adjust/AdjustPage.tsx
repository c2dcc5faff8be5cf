import { CheckpointFrame, useCheckpointParams } from '../CheckpointFrame.tsx';
import { Adjust } from './Adjust.tsx';

/** What would happen if I changed the rules? A draft of the policy, with past cases beside it. */
export function AdjustPage() {
  const { workspace, checkpoint } = useCheckpointParams();
  return (
    <CheckpointFrame workspace={workspace} checkpoint={checkpoint} width="wide">
      {(found) => <Adjust key={found.id} checkpoint={found} />}
    </CheckpointFrame>
  );
}
