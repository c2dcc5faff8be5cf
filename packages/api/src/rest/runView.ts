import type { Run } from '@countersign/model';

/** The run without its input, which the caller knows. */
export function runView(run: Run) {
  const { id, flow, version, status, outcome, output, subject, caseType, priority, parent } = run;
  return {
    ...{ id, flow, version, status },
    ...(outcome === undefined ? {} : { outcome }),
    ...(output === undefined ? {} : { output }),
    ...{ subject, caseType },
    ...(priority === undefined ? {} : { priority }),
    ...(parent === undefined ? {} : { parent }),
    ...{ createdAt: run.createdAt, updatedAt: run.updatedAt },
  };
}
