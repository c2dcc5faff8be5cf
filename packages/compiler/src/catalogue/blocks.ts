import type { CatalogueEntry } from './entry.ts';

/** About parallel steps: where their branches lead and meet. */
export const BLOCKS = {
  branch_without_join: {
    severity: 'error',
    message: 'The branch "{branch}" of "{parallel}" never comes to a join.',
    help: 'The run goes on when all branches have come to the same join. Lead at least one way of this branch there; a way that leads to an end ends the whole run.',
  },
  branches_join_apart: {
    severity: 'error',
    message:
      'The branches of "{parallel}" come to different joins: "{branch}" leads to "{other}", another one to "{join}".',
    help: 'All branches of a parallel step meet at one join. Lead this way to the same one.',
  },
  join_of_two: {
    severity: 'error',
    message: 'The branches of "{parallel}" and of "{other}" come to the same join "{join}".',
    help: 'A join belongs to one parallel step. When one of them lies inside the other, it needs a join of its own before this one.',
  },
  join_without_parallel: {
    severity: 'error',
    message: 'A way leads to the join "{join}" from outside any branch.',
    help: 'A join waits for the branches of a parallel step. Where only one way is under way there is nothing to wait for: lead past the join.',
  },
  step_in_two_branches: {
    severity: 'error',
    message: '"{title}" lies in the branches "{one}" and "{other}" of "{parallel}" at the same time.',
    help: 'Branches run at the same time, so each has steps of its own. To go on together, let the branches meet at a join first.',
  },
  way_into_branch: {
    severity: 'error',
    message: 'A wire leads from "{from}" into the branch "{branch}" of "{parallel}", to "{to}".',
    help: 'A branch begins at its parallel step only; a run that came in elsewhere would wait at the join for ever. Lead the wire to the parallel step or past the block.',
  },
  way_out_of_branch: {
    severity: 'error',
    message: 'A wire leads out of the branch "{branch}" of "{parallel}", from "{from}" to "{to}".',
    help: 'A branch ends at its join, or at an end, which ends the whole run. To repeat steps from before the block, lead back after the join.',
  },
  nested_too_deep: {
    severity: 'error',
    message: '"{title}" lies inside more than {limit} parallel steps.',
    help: 'Nobody can follow so many things at once. Put the inner ones into a flow of their own and call it.',
  },
  corrected_in_branch: {
    severity: 'error',
    message: 'Corrections of "{title}" begin inside a branch of "{parallel}".',
    help: 'A correction starts a new run behind the sampler, and no run can start in the middle of a branch. Put the sampler after the join, or remove the wire.',
  },
} as const satisfies Record<string, CatalogueEntry>;
