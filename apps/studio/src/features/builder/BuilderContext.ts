import type { FlowEditorHandle, Selection } from '@countersign/canvas';
import type { FlowDocument, FlowNode } from '@countersign/model';
import { nodeById } from '@countersign/model';
import { createContext, type RefObject, use, useSyncExternalStore } from 'react';
import type { Folds } from './folds/openFolds.ts';
import type { SaveState } from './session/Autosave.ts';
import type { BuilderSession } from './session/BuilderSession.ts';
import type { Store } from './session/createStore.ts';
import type { Editing } from './session/editing.ts';

/** What every part of the builder works with. */
export type BuilderContextValue = {
  readonly session: BuilderSession;
  readonly workspace: string;
  readonly flow: string;
  /** The newest published version; null when there is none. */
  readonly version: number | null;
  readonly folds: Folds;
  /** Whether the flow's own settings are shown while nothing is selected. */
  readonly showsFlow: Store<boolean>;
  readonly canvas: RefObject<FlowEditorHandle | null>;
};

const BuilderContext = createContext<BuilderContextValue | undefined>(undefined);

export const BuilderProvider = BuilderContext.Provider;

export function useBuilder(): BuilderContextValue {
  const value = use(BuilderContext);
  if (value === undefined) throw new Error('This part works inside the builder only');
  return value;
}

/** The present value of a store; renders again when it changes. */
export const useStore = <TState>(store: Store<TState>): TState =>
  useSyncExternalStore(store.subscribe, store.get);

/** A part of what is being edited: renders again only when that part is another value. */
export function useEditingPart<TPart>(partOf: (editing: Editing) => TPart): TPart {
  const { editing } = useBuilder().session;
  return useSyncExternalStore(editing.subscribe, () => partOf(editing.get()));
}

export const useDocument = (): FlowDocument => useEditingPart(({ document }) => document);
export const useSelection = (): Selection => useStore(useBuilder().session.selection);
export const useSaveState = (): SaveState => useStore(useBuilder().session.autosave.state);

/** The one step of a selection; undefined when it holds nothing or several things. */
export function useOnlyNode({ nodes, edges, notes }: Selection): FlowNode | undefined {
  const [only] = nodes.length + edges.length + notes.length === 1 ? nodes : [];
  return useEditingPart(({ document }) => (only === undefined ? undefined : nodeById(document, only)));
}
