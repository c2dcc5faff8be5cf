import { laterPart } from '../../later/laterPart.tsx';

/**
 * Parts of the builder that show nothing until something is chosen or pressed. The language of expressions, the compiler
 * and the forms come with them, so they are brought once the canvas stands.
 */
export const Inspector = laterPart(async () => (await import('./inspector/Inspector.tsx')).Inspector);
export const Dialogs = laterPart(async () => (await import('./Dialogs.tsx')).Dialogs, {
  isDialog: true,
  closeOf: ({ open, onOpen }) => (open === undefined ? undefined : () => onOpen(undefined)),
});
export const ProblemsPanel = laterPart(
  async () => (await import('./panels/ProblemsPanel.tsx')).ProblemsPanel,
  { closeOf: ({ onClose }) => onClose },
);
/** The engine comes with it. */
export const SimulatorPanel = laterPart(
  async () => (await import('./simulator/SimulatorPanel.tsx')).SimulatorPanel,
  { closeOf: ({ onClose }) => onClose },
);

export const Outline = laterPart(async () => (await import('./outline/Outline.tsx')).Outline, {
  closeOf: ({ onClose }) => onClose,
});

export const ConnectDialog = laterPart(
  async () => (await import('./connect/ConnectDialog.tsx')).ConnectDialog,
  { isDialog: true, closeOf: ({ onClose }) => onClose },
);

/** Where it does not come, the banner that opens it says so. */
export const ConflictDialog = laterPart(
  async () => (await import('./conflict/ConflictDialog.tsx')).ConflictDialog,
  { closeOf: ({ onClose }) => onClose },
);

export const UnfinishedLink = laterPart(
  async () => (await import('./unfinished/UnfinishedLink.tsx')).UnfinishedLink,
);

/** Brings what is likely to be wanted soon; a part that could not be brought is asked for again when it is wanted. */
export async function loadParts(): Promise<void> {
  await Promise.allSettled([Inspector.load(), Dialogs.load(), ProblemsPanel.load()]);
}
