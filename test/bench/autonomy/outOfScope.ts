import type { CheckpointPolicy } from '@countersign/model';
import { readClinc150 } from '../data/readClinc150.ts';
import { seededOrder } from '../data/seededOrder.ts';
import { trainVersions } from './agentVersions.ts';
import { earnedTrust } from './earnedTrust.ts';
import { runStream } from './runStream.ts';
import { seededRandom } from './seededRandom.ts';

const FOREIGN_SHARE = 0.18;
const SLOWEST = 30;

/**
 * A stream in which 18 % of the messages belong to nothing the agent knows, so that whatever it proposes is wrong. They
 * are caught when they do not pass by themselves: by the agent's own flag, or because the gate holds them.
 */
export function outOfScope(folder: string, policy: CheckpointPolicy, seed: number) {
  const { small, inScope, outOfScope: foreign } = readClinc150(folder);
  const [version] = trainVersions(small, [small.length]);
  const known = seededOrder(inScope, seed).slice(
    0,
    Math.round((foreign.length * (1 - FOREIGN_SHARE)) / FOREIGN_SHARE),
  );
  const messages = seededOrder([...known, ...foreign], seed);
  const decided = runStream({
    length: messages.length,
    propose: ({ index }) => {
      const message = messages[index]!;
      return { id: message.id, agentVersion: 'trained', ...version!.answer(message) };
    },
    trust: earnedTrust(policy, `scope ${seed}`),
    slowest: SLOWEST,
    random: seededRandom(seed),
  });
  const foreignIds = new Set(foreign.map(({ id }) => id));
  const isForeign = ({ id }: { id: string }) => foreignIds.has(id);
  return { decided, isForeign };
}
