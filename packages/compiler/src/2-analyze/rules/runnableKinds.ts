import { NODE_KIND_INFO } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

/** Every step is of a kind that the present runtime executes. */
export const runnableKinds: Rule = ({ document }) =>
  document.nodes
    .filter(({ kind }) => !NODE_KIND_INFO[kind].runs)
    .map(({ id, title, kind }) =>
      diagnose('not_runnable_yet', {
        node: id,
        holes: { title, kind: NODE_KIND_INFO[kind].title },
        data: { kind },
      }),
    );
