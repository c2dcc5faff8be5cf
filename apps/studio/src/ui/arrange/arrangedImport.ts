import type { AnyFlow } from '@countersign/formats';
import { applyCommand, type FlowDocument } from '@countersign/model';
import { askBeside } from './askBeside.ts';
import { tidied } from './tidied.ts';

/** A drawing is looked through no longer than this; then it stays as its file has it. */
const DEADLINE_MS = 10_000;

/**
 * The document of a file, as it can be read: tidied up where the file says nothing about places, where cards cover each other
 * or where wires run through cards. It stays as it is when no better places are found in time.
 */
export async function arrangedImport({
  document,
  isPlaced,
}: Pick<AnyFlow, 'document' | 'isPlaced'>): Promise<FlowDocument> {
  try {
    if (isPlaced && (await isReadable(document))) return document;
    const commands = await tidied(document, new Set(document.nodes.map(({ id }) => id)));
    if (commands === undefined) return document;
    const applied = applyCommand(document, { type: 'batch', commands });
    return applied.ok ? applied.value.document : document;
  } catch {
    return document;
  }
}

async function isReadable(document: FlowDocument): Promise<boolean> {
  const worker = new Worker(new URL('./clearWorker.ts', import.meta.url), { type: 'module' });
  return (await askBeside<boolean>(worker, document, AbortSignal.timeout(DEADLINE_MS))) ?? true;
}
