import type { Editors, FlowPlace, LiveHint } from '@countersign/api';
import type { WorkspaceId } from '@countersign/model';
import type { Editor, EditorSign, EditorSigns } from '@countersign/runtime';

/** Who has not been heard of for this long is gone: windows say every 4 s that they are there. */
export const FORGET_AFTER_MS = 10_000;
const SWEEP_MS = 1_000;

type Seen = { readonly editor: Editor; readonly at: number };

export type EditorsOptions = {
  readonly signs: EditorSigns;
  readonly onHint: (workspaceId: WorkspaceId, hint: LiveHint) => void;
  /** Milliseconds that only grow. */
  readonly now: () => number;
};

/** Keeps in memory who edits what, from the signs of all processes. `sweep` forgets those who fell silent. */
export async function createEditors({ signs, onHint, now }: EditorsOptions): Promise<{
  editors: Editors;
  sweep: () => void;
  stop: () => Promise<void>;
}> {
  const places = new Map<string, Map<string, Seen>>();
  const hint = ({ workspaceId }: FlowPlace) => onHint(workspaceId, { type: 'editors', runIds: [] });
  const stopListening = await signs.listen((sign) => {
    if (take(places, sign, now())) hint(sign);
  });
  const sweep = () => {
    for (const [key, group] of places) if (forget(places, key, group, now())) hint(placeOf(key));
  };
  const timer = setInterval(sweep, SWEEP_MS).unref();
  return {
    editors: {
      here: ({ workspaceId, flow }, editor) => signs.tell({ workspaceId, flow, editor, isGone: false }),
      gone: ({ workspaceId, flow }, editor) => signs.tell({ workspaceId, flow, editor, isGone: true }),
      list: (place) => [...(places.get(keyOf(place))?.values() ?? [])].map(({ editor }) => editor),
    },
    sweep,
    stop: async () => {
      clearInterval(timer);
      await stopListening();
    },
  };
}

const keyOf = ({ workspaceId, flow }: FlowPlace): string => `${flow} ${workspaceId}`;

function placeOf(key: string): FlowPlace {
  const [flow = '', workspaceId] = key.split(' ');
  return { flow, workspaceId: workspaceId as WorkspaceId }; // safe: made by `keyOf`
}

/** Takes a sign in; answers whether anything is different now. */
function take(places: Map<string, Map<string, Seen>>, sign: EditorSign, at: number): boolean {
  const key = keyOf(sign);
  const group = places.get(key) ?? new Map<string, Seen>();
  const before = group.get(sign.editor.key)?.editor;
  if (sign.isGone) {
    const isNews = group.delete(sign.editor.key);
    if (group.size === 0) places.delete(key);
    return isNews;
  }
  group.set(sign.editor.key, { editor: sign.editor, at });
  places.set(key, group);
  return before?.step !== sign.editor.step || before.name !== sign.editor.name;
}

function forget(
  places: Map<string, Map<string, Seen>>,
  key: string,
  group: Map<string, Seen>,
  now: number,
): boolean {
  const silent = [...group].filter(([, { at }]) => now - at > FORGET_AFTER_MS);
  for (const [editor] of silent) group.delete(editor);
  if (group.size === 0) places.delete(key);
  return silent.length > 0;
}
