import { type Artefact, outPorts } from '@countersign/model';
import type { PortName } from '@countersign/simulation';
import type { Phrase } from '../../../strings/createPhrase.ts';

/** What a way out of a step is called, in the reader's language; its name where the step is gone. */
export function titleOfPort(artefact: Artefact, { node, port }: PortName, phrase: Phrase): string {
  const drawn = artefact.nodes[node]?.node;
  const title = drawn && outPorts(drawn).find(({ name }) => name === port)?.title;
  return title === undefined ? port : phrase(title);
}
