import type { AnyFlow } from '@countersign/formats';
import { fail, type Problem, problem, type Result } from '@countersign/model';

const LARGEST_BYTES = 16_000_000;

/** Reads a file of ours or of another program, here in the browser; the readers are loaded when the first file comes. */
export async function readFlowFile(file: File): Promise<Result<AnyFlow, Problem[]>> {
  if (file.size > LARGEST_BYTES)
    return fail([problem('import_too_large', `The file is larger than ${LARGEST_BYTES / 1_000_000} MB.`)]);
  const { readAnyFlow } = await import('@countersign/formats');
  return readAnyFlow(decode(new Uint8Array(await file.arrayBuffer())), file.name);
}

/** XML says in its first line how its letters are written; everything else is UTF-8. */
function decode(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const encoding = /^\s*<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
