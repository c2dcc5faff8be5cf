import { type CalledFlow, type CompileEnvironment, compile } from '@countersign/compiler';
import { fail, ok, problem, type Result } from '@countersign/model';
import { readCalledFlows } from '../files/readCalledFlows.ts';
import type { SimulatedFlow } from './simulateFlow.ts';

export type CalledFlows = {
  readonly flows: readonly SimulatedFlow[];
  /** What the flow that calls them is to be compiled with. */
  readonly environment: CompileEnvironment;
};

/**
 * The flows in `calls/` beside a flow, each compiled as if those before it had been published. Without that folder nothing is
 * known of other flows, and calls are left open. Problem `called_flow_has_errors`.
 */
export async function compileCalled(folder: string): Promise<Result<CalledFlows>> {
  const files = await readCalledFlows(folder);
  const calledFlows = new Map<string, CalledFlow>();
  const flows: SimulatedFlow[] = [];
  for (const { slug, document } of files) {
    const { artefact, diagnostics } = compile(document, { calledFlows, self: slug });
    if (artefact === null) {
      const [first] = diagnostics.filter(({ severity }) => severity === 'error');
      return fail(problem('called_flow_has_errors', `The called flow “${slug}”: ${first?.message}`));
    }
    const { hash: artefactHash, input, oversight } = artefact;
    calledFlows.set(slug, { slug, version: 1, artefactHash, input, oversight });
    flows.push({ slug, artefact });
  }
  return ok({ flows, environment: files.length === 0 ? {} : { calledFlows } });
}
