import type { Writing } from '@countersign/compiler';
import type { ExpressionScope } from '@countersign/expression';
import { createContext, type ReactNode, use } from 'react';

/** What the fields for expressions need to know about the place they stand in; pages provide it. */
export type ExpressionDesk = {
  /** The text of a field, by its JSON pointer in the form; null where nothing is known. */
  readonly writing: (pointer: string) => Writing | null;
  /** The values that previews are shown with; null where there is no preview. */
  readonly preview: PreviewCase | null;
};

/** The case of a preview and the control that chooses another one. */
export type PreviewCase = {
  readonly scope: () => ExpressionScope;
  readonly chooser: ReactNode;
};

const NOTHING: ExpressionDesk = { writing: () => null, preview: null };

const DeskContext = createContext<ExpressionDesk>(NOTHING);

export const ExpressionDeskProvider = DeskContext.Provider;

export const useExpressionDesk = (): ExpressionDesk => use(DeskContext);
