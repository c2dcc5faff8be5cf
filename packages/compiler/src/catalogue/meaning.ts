import type { CatalogueEntry } from './entry.ts';

/** About expressions, templates, schemas and settings of single steps. */
export const MEANING = {
  expression_invalid: {
    severity: 'error',
    message: 'An expression of "{title}" is not valid: {reason}',
    help: 'Expressions are written in CEL, for example: input.amount > 500 && proposal.confidence < 0.8',
  },
  unknown_variable: {
    severity: 'error',
    message: 'An expression of "{title}" names something unknown: {reason}',
    help: 'Expressions see input, steps.<id>, proposal, run.id, run.startedAt and now.',
  },
  unknown_field: {
    severity: 'error',
    message: 'An expression of "{title}" reads a field that is not there: {reason}',
    help: 'The fields of input come from the input schema of the flow, those of a proposal from the payload schema of the agent. Add the field there or correct the name.',
  },
  type_mismatch: {
    severity: 'error',
    message: 'An expression of "{title}" mixes kinds of values: {reason}',
    help: 'Convert one side, for example with string(…), double(…) or timestamp(…).',
  },
  impossible_value: {
    severity: 'error',
    message: 'A comparison of "{title}" can never hold: {reason}',
    help: 'The schema lists the values that are possible. Correct the text, or add the value to the schema.',
  },
  condition_always: {
    severity: 'info',
    message: 'The condition "{condition}" of "{title}" holds for every case.',
    help: 'Nothing that a case brings changes it, so what comes after this way is never reached. Ask for input, proposal or a step, or remove the ways behind it.',
  },
  condition_never: {
    severity: 'info',
    message: 'The condition "{condition}" of "{title}" holds for no case.',
    help: 'Nothing that a case brings changes it, so this way is never taken. Ask for input, proposal or a step, or remove the way.',
  },
  template_invalid: {
    severity: 'error',
    message: 'A text of "{title}" has a faulty hole: {reason}',
    help: 'Holes are written {{ expression }}, for example: Order {{ input.orderId }}',
  },
  wrong_kind_of_value: {
    severity: 'error',
    message: 'An expression of "{title}" must give {wanted}, but gives {given}.',
    help: 'Conditions are comparisons such as input.amount > 500; amounts and limits are numbers; a case type is a text.',
  },
  unknown_step: {
    severity: 'error',
    message: '"{title}" refers to the step "{step}", which does not exist.',
    help: 'Use the id of a step of this flow. Renaming a step in the studio rewrites all references to it.',
  },
  step_without_output: {
    severity: 'error',
    message: '"{title}" reads the output of "{step}", but a step of the kind "{kind}" has none.',
    help: 'Agents, gates, samplers, actions and steps that set values have an output. The input of the run is in input.',
  },
  step_not_upstream: {
    severity: 'error',
    message: '"{title}" reads the output of "{step}", which never comes before it.',
    help: 'No way leads from that step to this one, so the value can never be there.',
  },
  step_may_be_skipped: {
    severity: 'warning',
    message: '"{title}" reads the output of "{step}", which some runs skip or in which some fail.',
    help: 'On such a run the expression fails, and the run with it. Ask first with has(steps.<id>.…), or make every way pass the step.',
  },
  no_proposal: {
    severity: 'error',
    message: '"{title}" reads proposal, but no agent comes before it.',
    help: 'A proposal is what an agent step returns. Put an agent before this step, or read input and steps instead.',
  },
  proposal_may_be_missing: {
    severity: 'warning',
    message: '"{title}" reads proposal, but some runs come here without one.',
    help: 'There is a way around the agents, or one past a failed agent. On such a run the expression fails, and the run with it.',
  },
  schema_invalid: {
    severity: 'error',
    message: 'The JSON Schema at {at} is not valid: {reason}',
    help: 'Schemas follow JSON Schema, draft 2020-12. They decide what input a run accepts and what payload an agent may propose.',
  },
  name_twice: {
    severity: 'error',
    message: '"{title}" sets "{name}" twice.',
    help: 'The second value would replace the first. Give each value a name of its own.',
  },
  action_host_missing: {
    severity: 'error',
    message: 'The address of "{title}" must name its host in plain text.',
    help: 'Write https:// and the host before the first hole. A host that comes from the input or from an agent would let outsiders choose where data goes.',
  },
  decisions_open: {
    severity: 'warning',
    message: '"{title}" may decide anything.',
    help: 'Without a list of decisions a language model can answer with any text. List the decisions, so that others are refused and conditions can be checked.',
  },
  decision_not_listed: {
    severity: 'error',
    message: 'A rule of "{title}" decides "{decision}", which is not in the list of decisions.',
    help: 'Add the decision to the list or correct the rule; as it is, the step would fail.',
  },
} as const satisfies Record<string, CatalogueEntry>;
