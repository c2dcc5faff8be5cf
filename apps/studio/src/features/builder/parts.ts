import { later } from '../../ui/later.tsx';

/**
 * Parts of the builder that show nothing until something is chosen or pressed. The language of expressions, the compiler
 * and the forms come with them, so they are brought once the canvas stands.
 */
export const Inspector = later(async () => (await import('./inspector/Inspector.tsx')).Inspector);
export const Dialogs = later(async () => (await import('./Dialogs.tsx')).Dialogs);
export const ProblemsPanel = later(async () => (await import('./panels/ProblemsPanel.tsx')).ProblemsPanel);
/** The engine comes with it. */
export const SimulatorPanel = later(
  async () => (await import('./simulator/SimulatorPanel.tsx')).SimulatorPanel,
);

export const UnfinishedLink = later(
  async () => (await import('./unfinished/UnfinishedLink.tsx')).UnfinishedLink,
);

/** Brings what is likely to be wanted soon; a part that could not be brought is asked for again when it is wanted. */
export async function loadParts(): Promise<void> {
  await Promise.allSettled([Inspector.load(), Dialogs.load(), ProblemsPanel.load()]);
}
