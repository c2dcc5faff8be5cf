import { type Artefact, CheckpointPolicy } from '@countersign/model';
import { afterEach, beforeEach } from 'vitest';
import type { StartableFlow } from '../../ports/store.ts';
import { artefactOf, refundDocument } from '../refundDocument.ts';
import type { MakeStore, StoreFixture } from './fixture.ts';

type Props = StoreFixture & {
  readonly artefact: Artefact;
  readonly flow: StartableFlow;
  /** The flow of the same name in the other workspace. */
  readonly otherFlow: StartableFlow;
};

/** What the test that is running sees; a fresh store for each. */
export type Scene = { readonly now: () => Props };

/** Widens by itself after two cases right in a row. */
const EARNING = CheckpointPolicy.parse({
  ladder: [{ title: 'Sure', minConfidence: 0.9, sampleRate: 1 }],
  rule: { type: 'streak', length: 2 },
  widening: 'automatic',
});

export function sceneOf(makeStore: MakeStore): Scene {
  const artefact = artefactOf(refundDocument());
  let props: Props | null = null;
  beforeEach(async () => {
    const fixture = await makeStore();
    const gate = artefact.nodes['check']?.node;
    if (gate?.kind !== 'gate') throw new Error('The refund flow has lost its gate');
    const checkpoints = [
      { key: 'check', title: 'Check', policy: gate.config.policy },
      { key: 'earning', title: 'Earning', policy: EARNING },
    ];
    const flow = await fixture.publish(fixture.workspaceId, artefact, checkpoints);
    const otherFlow = await fixture.publish(fixture.otherWorkspaceId, artefact, checkpoints);
    props = { ...fixture, artefact, flow, otherFlow };
  });
  afterEach(async () => {
    await props?.close();
    props = null;
  });
  const now = () => {
    if (props === null) throw new Error('The scene exists only inside a test');
    return props;
  };
  return { now };
}
