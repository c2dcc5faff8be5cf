import { problem } from '@countersign/model';

export const checkpointNotFound = (id: string) =>
  problem('not_found', `There is no checkpoint "${id}" here.`);

export const policyConflict = (yours: number, newest: number) =>
  problem(
    'policy_conflict',
    `The policy was changed meanwhile: version ${newest} is in force, yours began at ${yours}. Load it again.`,
    '/policyVersion',
    { policyVersion: newest },
  );

export const notNarrower = (wanted: number, current: number) =>
  problem('not_narrower', `Rung ${wanted} is not narrower than the current rung ${current}.`, '/rung', {
    rung: current,
  });

export const narrowingNotFound = (line: number) =>
  problem(
    'narrowing_not_found',
    `Line ${line} of the ledger is no narrowing that nobody had asked for.`,
    '/narrowing',
  );

export const nothingToNarrow = () =>
  problem(
    'not_narrower',
    'No agent has decided anything in this case type yet: nothing can be narrowed there.',
    '/segment',
  );
