import { useStore } from '@xyflow/react';
import { type Level, levelOf } from './level.ts';

/** How much of each card is drawn at the present zoom; changes only when a border is crossed. */
export const useLevel = (): Level => useStore((state) => levelOf(state.transform[2]));
