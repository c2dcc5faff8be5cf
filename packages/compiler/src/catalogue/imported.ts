import type { CatalogueEntry } from './entry.ts';

/** About steps that were imported from another program's file. */
export const IMPORTED = {
  placeholder: {
    severity: 'error',
    message: '"{title}" stands for "{kind}" of {format} and does nothing yet.',
    help: 'This kind of step has no counterpart here. The original is kept with the step: rebuild what it did with the kinds there are, or remove it, then say that it is done.',
  },
  import_blank: {
    severity: 'error',
    message: '"{title}" still says {blank}, which the import left open.',
    help: 'What {format} did not tell, or told in its own language, stands between angle brackets. Write in its place what belongs there; until then the flow cannot be published.',
  },
  lost_condition: {
    severity: 'error',
    message: 'The condition {loss} of "{title}" was written for {format} and has to be written anew.',
    help: 'Until then its way is never taken. Conditions decide where runs go, so they are not guessed. Write it in the step, then say that it is done.',
  },
  condition_as_read: {
    severity: 'error',
    message: 'In "{title}" the condition {loss} may look in the wrong place.',
    help: 'It was translated from {format}, but what the steps before it give may stand elsewhere here. Compare what it asks with what those steps give, correct it where it differs, then say that you have looked.',
  },
  lost_expression: {
    severity: 'warning',
    message: 'The text {loss} of "{title}" is in the language of {format} and was not translated.',
    help: 'Where it stood there is now the text itself between angle brackets, or nothing. Write it anew with the variables of this flow.',
  },
  lost_credential: {
    severity: 'warning',
    message: '"{title}" used the credentials {loss} of {format}; credentials are never imported.',
    help: 'Add a connection in the settings of the workspace and choose it in the step.',
  },
  lost_setting: {
    severity: 'warning',
    message: 'The setting {loss} of "{title}" has no counterpart here.',
    help: 'It is still to be read in the original that is kept with the step. Check whether the flow needs it.',
  },
  lost_connection: {
    severity: 'warning',
    message: 'The connection {loss} at "{title}" was not taken over.',
    help: 'Wires here lead from one step to the next. This one did something else in {format}.',
  },
  lost_attachment: {
    severity: 'warning',
    message: '{loss} was attached to "{title}" and is folded into it.',
    help: 'In {format} it was a box of its own that does not take part in the flow. It is kept with the original of the step.',
  },
  lost_meaning: {
    severity: 'warning',
    message: '"{title}" works differently than in {format}: {loss}',
    help: 'The drawing is the same, but not all that it meant. Check that it still does what was intended.',
  },
  import_fault: {
    severity: 'warning',
    message: 'The imported file had a fault: {loss}',
    help: 'The faulty part was left out. Compare the drawing with the program that the file comes from.',
  },
} as const satisfies { readonly [code: string]: CatalogueEntry };
