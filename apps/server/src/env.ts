import path from 'node:path';
import { fail, ok, type Problem, problem, type Result } from '@countersign/model';
import { z } from 'zod';
import { serverUrl } from './http/signInUrl.ts';

/** What the surroundings decide about this process. */
export type Env = {
  readonly port: number;
  readonly host: string;
  /** Where people reach the studio; links in messages begin with it. */
  readonly publicUrl: string;
  /** A Postgres of one's own; without it the built-in server keeps its data below `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** 32 or more characters; without it one is generated into `dataDir` on the first start. */
  readonly secret: string | undefined;
  /** Where relative file names of the command line start: pnpm runs scripts from the workspace root. */
  readonly cwd: string;
  /** Started as a script of package.json: whoever ends the script means the program. */
  readonly isScript: boolean;
  readonly logLevel: LogLevel;
  /** Where `/health`, `/ready` and `/metrics` are answered beside the main port; a worker has no other. */
  readonly operations: { readonly host: string; readonly port: number } | null;
  /** Whoever shows it may read the metrics; without one only this machine may, except on the operations port. */
  readonly metricsToken: string | null;
  /** Where traces are sent to (OTLP over HTTP); nobody traces without it. */
  readonly otlpEndpoint: string | null;
  /** Where the worker puts runs whose retention is over; without it they are not kept. */
  readonly archiveDir: string | null;
  /** How long work that a process holds is its own without a sign of life. */
  readonly leaseMs: number;
  /** How much computing time this process may use without its event loop moving before it is ended; null: as much as it likes. */
  readonly mostBlockedMs: number | null;
};

const LogLevel = z.enum(['debug', 'info', 'warn', 'error', 'silent']);
export type LogLevel = z.infer<typeof LogLevel>;

/** What must not be shown on a screen. */
const SECRETS: ReadonlySet<string> = new Set(['DATABASE_URL', 'COUNTERSIGN_SECRET', 'METRICS_TOKEN']);

const BLOCKED_RULE = 'must be a whole number of seconds from 0 (never) to 3600';
const LEASE_RULE = 'must be a whole number of seconds from 2 to 3600';
const PORT_RULE = 'must be a whole number from 0 to 65535';

const Port = z
  .string()
  .regex(/^\d{1,5}$/, PORT_RULE)
  .transform(Number)
  .pipe(z.number().max(65_535, PORT_RULE));

const Variables = z.object({
  PORT: Port.default(4310),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must begin with https:// or http://' }).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  COUNTERSIGN_DATA: z.string().min(1).default('.data'),
  COUNTERSIGN_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  COUNTERSIGN_ARCHIVE: z.string().min(1).optional(),
  LOG_LEVEL: LogLevel.default('warn'),
  OPERATIONS_PORT: Port.optional(),
  OPERATIONS_HOST: z.string().min(1).optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LEASE_SECONDS: z
    .string()
    .regex(/^\d{1,4}$/, LEASE_RULE)
    .transform(Number)
    .pipe(z.number().min(2, LEASE_RULE).max(3_600, LEASE_RULE))
    .default(15),
  BLOCKED_SECONDS: z
    .string()
    .regex(/^\d{1,4}$/, BLOCKED_RULE)
    .transform(Number)
    .pipe(z.number().max(3_600, BLOCKED_RULE))
    .default(10),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must begin with http://' }).optional(),
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
  return ok(envOf(parsed.data));
}

function envOf(read: z.infer<typeof Variables>): Env {
  const { HOST: host, OPERATIONS_PORT: port, COUNTERSIGN_ARCHIVE: archive } = read;
  return {
    port: read.PORT,
    host,
    publicUrl: (read.PUBLIC_URL ?? serverUrl({ host, port: read.PORT })).replace(/\/+$/, ''),
    databaseUrl: read.DATABASE_URL,
    dataDir: path.resolve(read.COUNTERSIGN_DATA),
    secret: read.COUNTERSIGN_SECRET,
    cwd: read.INIT_CWD ?? process.cwd(),
    isScript: read.npm_lifecycle_event !== undefined,
    logLevel: read.LOG_LEVEL,
    operations: port === undefined ? null : { host: read.OPERATIONS_HOST ?? host, port },
    metricsToken: read.METRICS_TOKEN ?? null,
    otlpEndpoint: read.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    archiveDir: archive === undefined ? null : path.resolve(archive),
    leaseMs: read.LEASE_SECONDS * 1_000,
    mostBlockedMs: read.BLOCKED_SECONDS === 0 ? null : read.BLOCKED_SECONDS * 1_000,
  };
}
