import { writeFile } from 'node:fs/promises';
import { describeSchema } from '../src/schema/describeSchema.ts';
import { createTestDatabase } from '../src/testing/createTestDatabase.ts';

await using database = await createTestDatabase();
await writeFile(new URL('../schema.sql', import.meta.url), await describeSchema(database.sql));
