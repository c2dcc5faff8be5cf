import { assertNever } from '../assertNever.ts';
import type { FlowNode } from './node.ts';

/**
 * An out port: `required` ones must be connected before publishing; of the others, an unconnected `failed` port fails
 * the run and an unconnected `sentBack` port takes the answer away from the reviewer.
 */
export type OutPort = { readonly name: string; readonly title: string; readonly required: boolean };

const required = (name: string, title: string): OutPort => ({ name, title, required: true });
const optional = (name: string, title: string): OutPort => ({ name, title, required: false });

/** The out ports of a node, in the order in which they are drawn. */
export function outPorts(node: FlowNode): readonly OutPort[] {
  switch (node.kind) {
    case 'trigger':
    case 'transform':
    case 'join':
      return [required('next', 'Next')];
    case 'agent':
      return [required('proposed', 'Proposed'), optional('failed', 'Failed')];
    case 'gate':
      return [
        required('approved', 'Approved'),
        required('rejected', 'Rejected'),
        node.config.expiresAfter === undefined
          ? optional('expired', 'Expired')
          : required('expired', 'Expired'),
        optional('sentBack', 'Sent back'),
      ];
    case 'exception':
      return [
        ...node.config.rules.map((rule) => required(rule.port, rule.title)),
        required('normal', 'Normal'),
      ];
    case 'sampler':
      return [required('next', 'Next'), optional('corrected', 'Corrected')];
    case 'action':
    case 'each':
    case 'subflow':
      return [required('done', 'Done'), optional('failed', 'Failed')];
    case 'branch':
      return [
        ...node.config.cases.map((item) => required(item.port, item.title)),
        required('otherwise', 'Otherwise'),
      ];
    case 'wait':
      return node.config.timeout === undefined
        ? [required('next', 'Next')]
        : [required('next', 'Next'), required('timedOut', 'Timed out')];
    case 'parallel':
      return node.config.branches.map((branch) => required(branch.port, branch.title));
    case 'end':
      return [];
    default:
      return assertNever(node);
  }
}

/** The ports by which a run usually goes on: rules and cases come before these in the list of ports. */
const MAIN_PORTS: ReadonlySet<string> = new Set([
  'next',
  'proposed',
  'approved',
  'normal',
  'done',
  'otherwise',
]);

/** The port by which a run usually leaves this node; undefined for an end. */
export function mainPort(node: FlowNode): OutPort | undefined {
  const ports = outPorts(node);
  return ports.find((port) => MAIN_PORTS.has(port.name)) ?? ports[0];
}

/** Whether a wire may end at this node: every node but the trigger can be entered. */
export const canBeEntered = (node: FlowNode): boolean => node.kind !== 'trigger';
