import { comparePlaces, policyConsequences, policyReferences, tryPolicy } from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import type { CheckpointDetails } from '@countersign/runtime';
import type { CheckpointPlace } from './findCheckpoint.ts';
import { triedCases } from './triedCases.ts';

/**
 * What a draft of a policy would do: to rungs and evidence when it is applied, and with past cases, beside the policy in
 * force. The same functions decide running cases and apply policies.
 */
export async function trialOf(
  place: CheckpointPlace,
  { policy, policyVersion, startRung, trusts }: CheckpointDetails,
  draft: CheckpointPolicy,
) {
  const references = [...new Set([...policyReferences(policy), ...policyReferences(draft)])];
  const cases = await triedCases(place, references);
  const current = currentOf(trusts);
  const consequences = policyConsequences({ policy, startRung }, draft, current);
  const rungsNow = Object.fromEntries(current.map(({ segment, rung }) => [segment, rung]));
  const rungsThen = Object.fromEntries(consequences.segments.map(({ segment, to }) => [segment, to]));
  return {
    policyVersion,
    cases: cases.length,
    consequences,
    inForce: tryPolicy(cases, { policy, rungs: rungsNow, segment: null }),
    draft: tryPolicy(cases, { policy: draft, rungs: rungsThen, segment: null }),
  };
}

/** The trust of each segment that decides there now. */
function currentOf(trusts: CheckpointDetails['trusts']) {
  const bySegment = Map.groupBy(
    trusts.map(({ state }) => state),
    ({ segment }) => segment,
  );
  return [...bySegment.values()].map((own) =>
    own.reduce((current, state) => (comparePlaces(state, current) > 0 ? state : current)),
  );
}
