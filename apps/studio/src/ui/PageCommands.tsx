import type { SpotlightActionGroupData } from '@mantine/spotlight';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';

/** Gives the commands of a page as they are at the moment of asking. */
export type GiveCommands = () => readonly SpotlightActionGroupData[];

const NOTHING: GiveCommands = () => [];

const CommandsContext = createContext<GiveCommands>(NOTHING);
const SetCommandsContext = createContext<(give: () => GiveCommands) => void>(() => undefined);

/** The place where a page leaves its commands for the command palette. */
export function PageCommandsProvider({ children }: { readonly children: ReactNode }) {
  const [give, setGive] = useState<GiveCommands>(() => NOTHING);
  return (
    <SetCommandsContext value={setGive}>
      <CommandsContext value={give}>{children}</CommandsContext>
    </SetCommandsContext>
  );
}

/** Adds commands to the palette while the page that calls this is open. */
export function usePageCommands(give: GiveCommands): void {
  const set = use(SetCommandsContext);
  useEffect(() => {
    set(() => give);
    return () => set(() => NOTHING);
  }, [set, give]);
}

/** What the open page can do. */
export const useGivenCommands = (): GiveCommands => use(CommandsContext);
