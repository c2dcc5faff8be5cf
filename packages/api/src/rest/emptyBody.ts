import { z } from 'zod';

/** For routes that need nothing said: no body, or an empty object. */
export const EmptyBody = z.strictObject({}).optional();
export const NoFields = z.strictObject({});
