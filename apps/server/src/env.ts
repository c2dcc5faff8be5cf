import path from 'node:path';
import { fail, ok, type Problem, problem, type Result } from '@countersign/model';
import { z } from 'zod';

/** What the surroundings decide about this process. */
export type Env = {
  readonly port: number;
  readonly host: string;
  /** A Postgres of one's own; without it the built-in server keeps its data below `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** 32 or more characters; without it one is generated into `dataDir` on the first start. */
  readonly secret: string | undefined;
  /** Where relative file names of the command line start: pnpm runs scripts from the workspace root. */
  readonly cwd: string;
  /** Started as a script of package.json: whoever ends the script means the program. */
  readonly isScript: boolean;
};

/** What must not be shown on a screen. */
const SECRETS: ReadonlySet<string> = new Set(['DATABASE_URL', 'COUNTERSIGN_SECRET']);

const PORT_RULE = 'must be a whole number from 0 to 65535';

const Variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT_RULE)
    .transform(Number)
    .pipe(z.number().max(65_535, PORT_RULE))
    .default(4310),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  COUNTERSIGN_DATA: z.string().min(1).default('.data'),
  COUNTERSIGN_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  INIT_CWD: z.string().min(1).optional(),
  npm_lifecycle_event: z.string().optional(),
});

/** Reads the environment; the only place that does. Problem `env_invalid` names the variable. */
export function readEnv(variables: NodeJS.ProcessEnv = process.env): Result<Env, Problem> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? '');
    const shown = SECRETS.has(name) ? '' : `, not “${variables[name]}”`;
    const rule = issue?.message ?? 'is wrong';
    return fail(problem('env_invalid', `The environment variable ${name} ${rule}${shown}.`, name));
  }
  const { PORT, HOST, DATABASE_URL, COUNTERSIGN_DATA, COUNTERSIGN_SECRET, INIT_CWD, npm_lifecycle_event } =
    parsed.data;
  return ok({
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL,
    dataDir: path.resolve(COUNTERSIGN_DATA),
    secret: COUNTERSIGN_SECRET,
    cwd: INIT_CWD ?? process.cwd(),
    isScript: npm_lifecycle_event !== undefined,
  });
}
