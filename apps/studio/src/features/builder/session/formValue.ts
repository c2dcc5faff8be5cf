import {
  applyCommand,
  escapePointer,
  type FlowDocument,
  FlowSettings,
  type Json,
  type JsonObject,
  nodeById,
  type Problem,
  problem,
  type SingleCommand,
} from '@countersign/model';

/** The form of what belongs to the flow as a whole; ids of steps are never empty. */
export const OF_FLOW = '';

type FlowForm = Pick<FlowDocument, 'input' | 'settings'>;

/** What a form is about, as the document has it: the settings of a step, or the flow's own input and settings. */
export function formValue(document: FlowDocument, form: string): Json | undefined {
  if (form === OF_FLOW) return { input: document.input, settings: document.settings as JsonObject };
  return nodeById(document, form)?.config as JsonObject | undefined; // safe: settings are plain JSON
}

/** The edits that give a form's value to the document. */
export function formCommands(document: FlowDocument, form: string, value: Json): SingleCommand[] {
  if (form !== OF_FLOW) return [{ type: 'setConfig', node: form, config: value as JsonObject }]; // safe: a form gives an object
  const { input, settings } = value as FlowForm; // safe: the form of a flow has these two
  return [
    ...(input === document.input ? [] : [{ type: 'setInput', input } as const]),
    ...(settings === document.settings
      ? []
      : [{ type: 'setSettings', settings: FlowSettings.parse(settings) } as const]),
  ];
}

/** Why the document does not take a form's value, with the pointer to the field in `at` where one field is to blame. */
export function formRefusal(document: FlowDocument, form: string, value: Json): Problem | undefined {
  if (form === OF_FLOW) return settingsRefusal((value as FlowForm).settings); // safe: as above
  const applied = applyCommand(document, { type: 'setConfig', node: form, config: value as JsonObject });
  return applied.ok ? undefined : applied.problem;
}

function settingsRefusal(settings: unknown): Problem | undefined {
  const issue = FlowSettings.safeParse(settings).error?.issues[0];
  if (issue === undefined) return undefined;
  const at = ['settings', ...issue.path].map((key) => `/${escapePointer(String(key))}`).join('');
  return problem('config_invalid', issue.message, at);
}
