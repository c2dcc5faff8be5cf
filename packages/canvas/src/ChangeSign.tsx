import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { useCanvas } from './CanvasContext.ts';
import type { NodeChangeState } from './runState.ts';

const SIGNS = { added: IconPlus, removed: IconMinus, changed: IconPencil } as const satisfies {
  readonly [TState in NodeChangeState]: unknown;
};

/** What became of a step or wire between two versions, as a sign with a word: colour alone would not tell. */
export function ChangeSign({ change }: { readonly change: NodeChangeState }) {
  const word = useCanvas().labels.changes[change];
  const Sign = SIGNS[change];
  return (
    <span className="cs-change" role="img" data-change={change} aria-label={word} title={word}>
      <Sign size={13} stroke={2.8} aria-hidden="true" />
    </span>
  );
}
