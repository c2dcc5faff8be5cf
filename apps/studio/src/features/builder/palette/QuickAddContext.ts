import type { QuickAddRequest } from '@countersign/canvas';
import { createContext, use } from 'react';

const QuickAddContext = createContext<(request: QuickAddRequest) => void>(() => undefined);

export const QuickAddProvider = QuickAddContext.Provider;

/** Opens the menu that asks what should follow. */
export const useQuickAdd = () => use(QuickAddContext);
