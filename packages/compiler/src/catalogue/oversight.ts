import type { CatalogueEntry } from './entry.ts';

/** About the people in the loop: gates, exception routes, samplers and checkpoints. */
export const OVERSIGHT = {
  action_without_gate: {
    severity: 'error',
    message: '"{action}" cannot be undone, and an agent reaches it without a gate: {path}.',
    help: 'What an agent proposes and nobody can take back has to be countersigned. An expired review does not count: silence is never a verdict. Put a gate on the way, or mark the action as one that can be undone if that is true.',
  },
  call_without_gate: {
    severity: 'error',
    message:
      '"{action}" calls a flow that does something that cannot be undone, and an agent reaches it without a gate: {path}.',
    help: 'The called flow does not ask anybody before it acts. What an agent proposes and nobody can take back has to be countersigned: put a gate before the call, or into the called flow before its action.',
  },
  gate_without_proposal: {
    severity: 'error',
    message: 'The gate "{title}" has nothing to approve: no agent comes before it.',
    help: 'A gate holds the proposal of the nearest agent before it. Put an agent before the gate.',
  },
  gate_without_expiry: {
    severity: 'warning',
    message: 'A review at "{title}" can wait for ever.',
    help: 'Set a time after which an unanswered review leaves by "expired", so that no case is forgotten. Silence never approves.',
  },
  exception_without_reviewer: {
    severity: 'warning',
    message: 'Cases of the rule "{rule}" of "{title}" are never seen by a person.',
    help: 'No gate follows on the way of this rule. Unusual cases are the ones that people should see.',
  },
  exception_without_proposal: {
    severity: 'error',
    message: 'The rule "{rule}" of "{title}" looks at a proposal, but no agent comes before it.',
    help: 'Flags and confidence are said by an agent. Put an agent before the exception route.',
  },
  failure_not_routed: {
    severity: 'warning',
    message: 'The rule "{rule}" of "{title}" never applies: a failure of "{step}" does not lead here.',
    help: 'Connect the port "failed" of that step so that its way leads to this exception route.',
  },
  sampler_never_picks: {
    severity: 'warning',
    message: 'The sampler "{title}" never picks a case.',
    help: 'With a rate of 0 nothing is ever checked, and nothing can be learnt about the cases that passed.',
  },
  ladder_not_widening: {
    severity: 'error',
    message: 'Rung {rung} of "{title}" is not wider than the rung before it: {reason}.',
    help: 'Each rung lets at least the cases of the one before pass: its confidence is not higher and its amount not lower. Rung 0 is not listed; it reviews everything.',
  },
  evidence_unsound: {
    severity: 'error',
    message: 'No evidence could bear out the policy of "{title}": {reason}',
    help: 'Tolerance and risk lie between one in a million and 99 %. What is held is reviewed whole and what passes only in part, so a row of right cases tells nothing of everything that would pass; accumulated evidence weighs the one against the other.',
  },
  breaker_never_trips: {
    severity: 'warning',
    message:
      'The checkpoint of "{title}" would never narrow after errors: among {window} checked cases there can never be {count}.',
    help: 'The rule looks at the newest checked cases, and narrows once so many of them were wrong. Ask for no more errors than it looks at cases.',
  },
  start_rung_missing: {
    severity: 'error',
    message: 'The checkpoint of "{title}" starts at rung {rung}, but its ladder has {count}.',
    help: 'Start at 0, where everything is reviewed, or add the rung.',
  },
  autonomy_not_earned: {
    severity: 'warning',
    message: 'The checkpoint of "{title}" starts with autonomy that was not earned.',
    help: 'It begins at rung {rung} instead of 0, where everything is reviewed. Start at 0 and let the ledger show how far the agent can be trusted.',
  },
  amount_missing: {
    severity: 'error',
    message: 'The checkpoint of "{title}" limits the amount of a case but does not say what the amount is.',
    help: 'Give the expression of the amount, for example proposal.payload.amount.',
  },
  checkpoint_shared: {
    severity: 'error',
    message: 'The gates "{first}" and "{title}" use the same checkpoint "{checkpoint}".',
    help: 'Verdicts of one gate would count as evidence for the other. Give each gate its own checkpoint.',
  },
} as const satisfies Record<string, CatalogueEntry>;
