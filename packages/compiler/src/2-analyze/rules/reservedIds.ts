import { diagnose } from '../../catalogue/diagnose.ts';
import type { Rule } from '../rule.ts';

/** Names that every JavaScript object answers to: a table keyed by step must not be asked for them. */
const RESERVED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** No step is called like something that every object already has. */
export const reservedIds: Rule = ({ document }) =>
  document.nodes
    .filter(({ id }) => RESERVED.has(id))
    .map(({ id }) =>
      diagnose('reserved_id', {
        node: id,
        holes: { id },
        fix: {
          title: `Rename to "${id}Step"`,
          command: { type: 'renameNode', node: id, to: `${id}Step`, checkpoint: 'keep' },
        },
      }),
    );
