import { createContext, use } from 'react';
import type { VariablePath } from './variablePaths.ts';

const VariablesContext = createContext<readonly VariablePath[]>([]);

export const VariablesProvider = VariablesContext.Provider;

/** What the expressions of the present step can name. */
export const useVariables = (): readonly VariablePath[] => use(VariablesContext);
