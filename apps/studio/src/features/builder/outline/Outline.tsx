import { type ProblemCount, selectNode } from '@countersign/canvas';
import { ActionIcon, Group, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import {
  type KeyboardEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument, useSelection } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { isWriting } from '../focusStep.ts';
import { useProblemCounts } from '../useDiagnostics.ts';
import { flowOrder } from './flowOrder.ts';
import classes from './Outline.module.css';
import { OutlineRow } from './OutlineRow.tsx';

const NO_PROBLEMS: ProblemCount = { errors: 0, warnings: 0 };

/**
 * The flow as a list in the order of a case: what the canvas shows, for ears and for the keyboard. Moving here selects
 * the step, so all keys of the builder work on it, and the canvas follows.
 */
export function Outline({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { session, canvas } = useBuilder();
  const { diagnostics } = useFindings();
  const document = useDeferredValue(useDocument());
  const { nodes: selected } = useSelection();
  const lines = useMemo(() => flowOrder(document), [document]);
  const problems = useProblemCounts(diagnostics);
  const list = useRef<HTMLDivElement>(null);
  const place = useRef(0);
  const found = lines.findIndex(({ node }) => selected.includes(node.id));
  const active = found === -1 ? Math.min(place.current, lines.length - 1) : found;
  const rowAt = useCallback(
    (index: number) => list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[index],
    [],
  );
  useLayoutEffect(() => {
    place.current = Math.max(0, active);
  }, [active]);
  useEffect(() => {
    void rowAt(active)?.scrollIntoView({ block: 'nearest' });
  }, [active, rowAt]);
  // Asked for, it takes the keyboard, unless somebody has gone on to write elsewhere while it was loaded.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    if (!isWriting()) rowAt(active)?.focus();
  }, []);
  useFocusOfRemoved(list, lines.length, () => {
    const next = lines[active];
    if (next !== undefined) session.select(selectNode(next.node.id));
    rowAt(active)?.focus();
  });
  const goTo = (index: number, isExtending: boolean) => {
    const line = lines[Math.max(0, Math.min(index, lines.length - 1))];
    if (line === undefined) return;
    const { id } = line.node;
    session.select(
      isExtending ? { ...selectNode(id), nodes: [...new Set([id, ...selected])] } : selectNode(id),
    );
    rowAt(lines.indexOf(line))?.focus();
    canvas.current?.show(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = [...(list.current?.children ?? [])].indexOf(event.target as Element);
    const step = MOVES[event.key];
    if (from === -1 || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    goTo(step(from, lines.length), event.shiftKey);
  };
  return (
    <nav className={classes['outline']} aria-label={t('builder.outline')}>
      <Group justify="space-between" wrap="nowrap" pl={4}>
        <Title order={2} size="h4">
          {t('builder.outline')}
        </Title>
        <ActionIcon size="sm" aria-label={t('builder.outline.close')} onClick={onClose}>
          <IconX size={15} />
        </ActionIcon>
      </Group>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed" p={4}>
          {t('builder.outline.empty')}
        </Text>
      ) : (
        <div
          ref={list}
          role="tree"
          tabIndex={-1}
          aria-label={t('builder.outline')}
          aria-multiselectable
          className={classes['tree']}
          onKeyDown={onKeyDown}
        >
          {lines.map((line, index) => (
            <OutlineRow
              key={line.node.id}
              line={line}
              problems={problems.get(line.node.id) ?? NO_PROBLEMS}
              isSelected={selected.includes(line.node.id)}
              isActive={index === active}
              onChoose={() => goTo(index, false)}
            />
          ))}
        </div>
      )}
    </nav>
  );
}

const MOVES: Readonly<Record<string, (from: number, count: number) => number>> = {
  ArrowDown: (from) => from + 1,
  ArrowUp: (from) => from - 1,
  PageDown: (from) => from + 10,
  PageUp: (from) => from - 10,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A row that is removed under the focus would leave the keyboard nowhere: its place takes the focus over. */
function useFocusOfRemoved(list: { current: HTMLElement | null }, count: number, take: () => void): void {
  const focused = useRef<Element | null>(null);
  const latest = useRef(take);
  useLayoutEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const note = () => {
      const { activeElement } = document;
      if (activeElement !== document.body)
        focused.current = list.current?.contains(activeElement) ? activeElement : null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [list]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is looked at changes with the number of rows
  useEffect(() => {
    if (focused.current === null || focused.current.isConnected) return;
    focused.current = null;
    if (document.activeElement === document.body) latest.current();
  }, [count]);
}
