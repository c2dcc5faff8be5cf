import type { CatalogueEntry } from './entry.ts';

/** About the drawing: steps, wires and how runs get from the trigger to an end. */
export const STRUCTURE = {
  document_invalid: {
    severity: 'error',
    message: 'The flow document does not have the right shape at {at}: {reason}',
    help: 'The document was written by another program or edited by hand. Correct the named place; every field is described in the schema of the flow document.',
  },
  no_trigger: {
    severity: 'error',
    message: 'The flow has no trigger, so no run can start.',
    help: 'Every flow has exactly one trigger. It says how runs start and what their input looks like.',
  },
  several_triggers: {
    severity: 'error',
    message: '"{title}" is a second trigger; a flow has one.',
    help: 'Remove it. One trigger can serve several channels at once: the API, people in the studio and files of cases.',
  },
  no_end: {
    severity: 'error',
    message: 'No end can be reached from the trigger.',
    help: 'Every run has to end somewhere, with an outcome that lists and reports can show. Connect at least one way to an end.',
  },
  cannot_finish: {
    severity: 'error',
    message: 'A run that comes to "{title}" can never reach an end.',
    help: 'From here the wires only lead round in a circle. Lead one of them out to an end.',
  },
  unreachable_step: {
    severity: 'warning',
    message: '"{title}" is never reached.',
    help: 'No way leads here from the trigger, so the step is left out when the flow is published. Connect it or remove it.',
  },
  duplicate_node: {
    severity: 'error',
    message: 'Two steps have the id "{id}".',
    help: 'Expressions and wires name steps by their id, so it must be unique in the flow. Rename one of them.',
  },
  duplicate_edge: {
    severity: 'error',
    message: 'Two wires have the id "{id}".',
    help: 'Give each wire its own id; drawing one of them again does so.',
  },
  reserved_id: {
    severity: 'error',
    message: '"{id}" cannot be the id of a step.',
    help: 'The name is taken by the language that flows run on. Choose another id.',
  },
  dangling_edge: {
    severity: 'error',
    message: 'A wire {direction} the step "{id}", which does not exist.',
    help: 'The step was removed while the wire stayed. Remove the wire.',
  },
  unknown_port: {
    severity: 'error',
    message: '"{title}" has no port "{port}", but a wire leaves from it.',
    help: 'The rule or case behind this port was renamed or removed. Draw the wire again from a port that exists.',
  },
  edge_into_trigger: {
    severity: 'error',
    message: 'A wire leads back to the trigger "{title}".',
    help: 'A run starts once. To repeat work, lead the wire to the first step after the trigger.',
  },
  edge_to_itself: {
    severity: 'error',
    message: '"{title}" leads straight back to itself.',
    help: 'Nothing would change between two rounds. Put a step in between, or use the retries of the step.',
  },
  port_with_two_edges: {
    severity: 'error',
    message: 'Two wires leave the port "{port}" of "{title}".',
    help: 'A run can take only one of them. To do two things, put them one after the other.',
  },
  port_unconnected: {
    severity: 'error',
    message: 'The port "{port}" of "{title}" leads nowhere.',
    help: 'A run that leaves here would have nowhere to go. Connect the port, for example to an end.',
  },
  port_twice: {
    severity: 'error',
    message: 'Two ports of "{title}" are called "{port}".',
    help: 'Wires name the port they leave from, so each rule or case needs a name of its own.',
  },
  failure_unconnected: {
    severity: 'info',
    message: 'When "{title}" fails, the whole run fails.',
    help: 'Nothing is connected to the port "failed". Connect it to a gate or to another step if a person should take over such cases.',
  },
  cycle_without_pause: {
    severity: 'warning',
    message: 'The steps {steps} can repeat without a person or a wait in between.',
    help: 'Such a circle runs at full speed until the visit limit of the flow ends the run as failed. Add a gate or a wait, or make sure that a condition ends it.',
  },
} as const satisfies Record<string, CatalogueEntry>;
