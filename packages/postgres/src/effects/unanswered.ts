import { SUSPECT_CLAIMS } from '@countersign/runtime';

/** Conditions on effects as the index `effects_suspect` has them: a parameter in their place would keep it from being used. */
export const IS_SUSPECT = `claims - attempts >= ${SUSPECT_CLAIMS}`;
export const IS_INNOCENT = `claims - attempts < ${SUSPECT_CLAIMS}`;
