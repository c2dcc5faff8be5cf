import { type FlowDocument, parseFlow } from '@countersign/model';
import { type ChangeEvent, type ReactNode, useRef } from 'react';
import { downloadText } from '../../ui/downloadText.ts';
import type { BuilderSession } from './session/BuilderSession.ts';

/** Export of the draft to a file and import of one into it; an import is one step that can be undone. */
export function useDocumentFile(session: BuilderSession, name: string, onLoaded: () => void) {
  const input = useRef<HTMLInputElement>(null);
  const onChosen = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.currentTarget.files ?? [];
    event.currentTarget.value = '';
    if (file !== undefined && load(session, await file.text())) requestAnimationFrame(onLoaded);
  };
  const picker: ReactNode = (
    <input
      ref={input}
      type="file"
      accept="application/json,.json"
      hidden
      onChange={(event) => void onChosen(event)}
    />
  );
  return {
    picker,
    importFile: () => input.current?.click(),
    exportFile: () => {
      const document: FlowDocument = session.editing.get().document;
      downloadText(`${name}.json`, `${JSON.stringify(document, null, 2)}\n`, 'application/json');
    },
  };
}

/** Takes a document in; answers whether it was one. */
function load(session: BuilderSession, text: string): boolean {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    session.refuse({
      code: 'flow_invalid',
      message: error instanceof Error ? error.message : String(error),
    });
    return false;
  }
  const parsed = parseFlow(data);
  if (parsed.ok) return session.run({ type: 'replaceDocument', document: parsed.value });
  const [first] = parsed.problem;
  if (first !== undefined) session.refuse({ ...first, message: `${first.message} (${first.at ?? '/'})` });
  return false;
}
