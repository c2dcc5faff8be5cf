/** The namespace under which our BPMN keeps what BPMN has no words for, so that it comes back as it was. */
export const OWN_BPMN = 'https://countersign.dev/bpmn/1';
