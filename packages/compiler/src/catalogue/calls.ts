import type { CatalogueEntry } from './entry.ts';

/** About steps that call other flows. */
export const CALLS = {
  flow_not_chosen: {
    severity: 'error',
    message: '"{title}" does not say which flow it calls.',
    help: 'Choose one of the published flows of the workspace. A flow that is to be called has to be published first.',
  },
  unknown_flow: {
    severity: 'error',
    message: '"{title}" calls the flow "{flow}", which is not published here.',
    help: 'A call runs the published version of another flow of the workspace. Publish that flow first, or correct the name.',
  },
  call_not_looked_up: {
    severity: 'info',
    message: 'Whether "{title}" may call the flow "{flow}" was not looked up.',
    help: 'The published flows of the workspace are not known here. Publishing looks them up, and refuses a call that does not fit.',
  },
  call_input_mismatch: {
    severity: 'error',
    message: 'The input that "{title}" gives does not fit the flow "{flow}": {reason}',
    help: 'The input schema of the called flow says what its runs accept. Build it from what this flow knows.',
  },
  recursion_without_end: {
    severity: 'warning',
    message: 'The flow calls itself at "{title}" on every way to an end.',
    help: 'A run would call the next one until calls are nested too deep, and all of them would fail. Put a branch before the call that leads past it.',
  },
} as const satisfies Record<string, CatalogueEntry>;
