import { createViewLink } from '@countersign/canvas';
import { diffFlows, type FlowChange, withNamesOf } from '@countersign/model';
import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { isField } from '../keys.ts';
import { ChangeList } from './ChangeList.tsx';
import classes from './Compare.module.css';
import { placeOfChange } from './changePlaces.ts';
import { OneDrawing, SideBySide } from './Drawings.tsx';
import { flowMarks } from './flowMarks.ts';
import type { ComparedSide } from './side.ts';
import { type ChangeWalk, useChangeWalk } from './useChangeWalk.ts';

type ComparisonProps = {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  /** Opens the place of a change in the draft; absent where neither side is the draft. */
  readonly onOpen?: ((change: FlowChange) => void) | undefined;
  /** What can be done with what is looked at. */
  readonly children?: ReactNode;
};

type Look = 'beside' | 'one';

/**
 * What differs between two states of a flow: on two drawings that move together, or on one, and in words with the values of
 * either side. A change that is chosen is shown by both; N and P lead from one to the next.
 */
export function Comparison({ before, after, onOpen, children }: ComparisonProps) {
  const t = useT();
  const [look, setLook] = useState<Look>('beside');
  const [link] = useState(createViewLink);
  const { older, changes, layout, marks, places } = useDifferences(before, after);
  const walk = useChangeWalk(changes);
  const { list, focusNext } = useChosenRow(walk);
  const reveal = (index: number | undefined) => {
    const place = index === undefined ? undefined : places[index];
    if (place !== undefined) link.show(place);
  };
  const choose = (index: number) => {
    walk.choose(index);
    reveal(index);
  };
  const go = (by: 1 | -1) => {
    focusNext();
    reveal(walk.go(by));
  };
  useWalkKeys(go);
  const drawn = useMemo(() => places.filter((place) => place !== undefined), [places]);
  const drawing = { marks, link, places: drawn, node: walk.node, onSelectNode: walk.chooseNode };
  return (
    <div className={classes['comparison']} data-look={look}>
      <SegmentedControl
        className={classes['look'] ?? ''}
        aria-label={t('builder.diff.look')}
        size="xs"
        value={look}
        onChange={(value) => setLook(value === 'one' ? 'one' : 'beside')}
        data={[
          { value: 'beside', label: t('builder.diff.sideBySide') },
          { value: 'one', label: t('builder.diff.one') },
        ]}
      />
      {look === 'beside' ? (
        <SideBySide before={older} after={after} {...drawing} />
      ) : (
        <OneDrawing {...drawing} />
      )}
      <ChangeList
        changes={changes}
        layout={layout.length}
        chosen={walk.chosen}
        list={list}
        names={{ before: before.name, after: after.name }}
        onChoose={choose}
        onGo={go}
        onOpen={onOpen}
      >
        {children}
      </ChangeList>
    </div>
  );
}

/** What differs, and the older side as it is drawn: a step that only got another key is the same step. */
function useDifferences(side: ComparedSide, { document: after }: ComparedSide) {
  return useMemo(() => {
    const { changes, layout } = diffFlows(side.document, after);
    const before = withNamesOf(after, side.document);
    const places = changes.map((change) => placeOfChange(change, [before, after]));
    const marks = flowMarks({ before, after, changes });
    return { older: { ...side, document: before }, changes, layout, places, marks };
  }, [side, after]);
}

/** Keeps the chosen change in view; one that was gone to by keys gets the focus, so that it is read out. */
function useChosenRow({ chosen }: ChangeWalk) {
  const list = useRef<HTMLUListElement>(null);
  const wantsFocus = useRef(false);
  useEffect(() => {
    const row = chosen === undefined ? undefined : list.current?.children[chosen];
    row?.scrollIntoView({ block: 'nearest' });
    if (wantsFocus.current) row?.querySelector('button')?.focus({ preventScroll: true });
    wantsFocus.current = false;
  }, [chosen]);
  const focusNext = () => {
    wantsFocus.current = true;
  };
  return { list, focusNext };
}

const WAYS: { readonly [key: string]: 1 | -1 } = { n: 1, p: -1 };

/** The keys of the two buttons, wherever on the page the focus is. */
function useWalkKeys(go: (by: 1 | -1) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const way = WAYS[event.key.toLowerCase()];
    const isTaken = event.ctrlKey || event.metaKey || event.altKey || isField(event.target);
    if (way === undefined || isTaken) return;
    event.preventDefault();
    go(way);
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
