import { isDurationPattern } from './durationPattern.ts';
import type { FormSchema } from './SchemaForm/index.ts';

/** A text such as `3d`. */
export const isDuration = ({ pattern }: FormSchema): boolean => isDurationPattern(pattern);

/** A number between 0 and 1, which people read in per cent. */
export const isShare = ({
  type,
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
}: FormSchema): boolean =>
  type === 'number' && (minimum ?? exclusiveMinimum) === 0 && (maximum ?? exclusiveMaximum) === 1;
