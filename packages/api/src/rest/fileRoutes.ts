import { Priority, Slug } from '@countersign/model';
import { z } from 'zod';
import { UPLOAD_TYPES } from '../cases/caseUpload.ts';
import { answersAsCsv, answersOf } from '../cases/fileAnswers.ts';
import { receiveCases } from '../cases/receiveCases.ts';
import { reviewCases } from '../cases/reviewCases.ts';
import { ColumnName, FileName, Question } from '../inputs.ts';
import { found, unwrap } from '../problems/ProblemError.ts';
import { EmptyBody, NoFields } from './emptyBody.ts';
import { IDEMPOTENCY_KEY, idempotencyKey } from './idempotencyKey.ts';
import { ListQuery } from './listQuery.ts';
import { defineRoute, type Route } from './route.ts';

const FileParams = z.strictObject({ id: z.uuid() });
const NO_FILE = 'There is no such file.';

const postFile = defineRoute({
  method: 'POST',
  path: '/flows/{slug}/files',
  scope: 'runs:write',
  summary: 'Send a file of cases, each of which starts a run',
  description:
    'JSON Lines (each line the input, or `{ "input", "subject", "caseType" }`) or CSV, whose header names fields of the ' +
    'input. It answers when the file is stored; the runs start in the background. The flow must start by `file`. At ' +
    'most 100 MB and 1,000,000 rows. With an Idempotency-Key the same file is the same one.',
  params: z.strictObject({ slug: Slug }),
  query: z.strictObject({
    name: FileName.optional().describe('What people call the file'),
    priority: Priority.optional(),
  }),
  body: null,
  uploads: Object.keys(UPLOAD_TYPES),
  headers: [IDEMPOTENCY_KEY],
  answer: { status: 201, description: 'The stored file', schema: 'CaseFile' },
  problems: [
    ...['flow_not_found', 'flow_not_published', 'flow_archived', 'channel_closed', 'idempotency_conflict'],
    ...['malformed_file', 'file_empty', 'body_too_large', 'unsupported_media_type'],
  ],
  async handle({ services, workspaceId, actor, params, query, header, upload }) {
    const { format, chunks } = upload();
    const received = await receiveCases(services, workspaceId, {
      flow: params.slug,
      name: query.name ?? `${params.slug}.${format}`,
      priority: query.priority ?? null,
      idempotencyKey: idempotencyKey(header),
      ...{ format, chunks, actor },
    });
    const { file, repeated } = unwrap(received);
    const headers = {
      location: `/api/v1/files/${file.id}`,
      ...(repeated ? { 'idempotency-replayed': 'true' } : {}),
    };
    return { status: 201, body: file, headers };
  },
});

const listFiles = defineRoute({
  method: 'GET',
  path: '/files',
  scope: 'runs:read',
  summary: 'List files of cases, newest first',
  params: NoFields,
  query: ListQuery.extend({ flow: Slug.optional() }),
  body: null,
  answer: { status: 200, description: 'One page of files', schema: { listOf: 'CaseFile' } },
  problems: ['invalid_cursor'],
  async handle({ services, workspaceId, query }) {
    return { status: 200, body: await services.caseFiles.list(workspaceId, query) };
  },
});

const getFile = defineRoute({
  method: 'GET',
  path: '/files/{id}',
  scope: 'runs:read',
  summary: 'See how far a file of cases has come',
  params: FileParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'The file', schema: 'CaseFile' },
  problems: ['file_not_found'],
  async handle({ services, workspaceId, params }) {
    const file = found(await services.caseFiles.get(workspaceId, params.id), 'file_not_found', NO_FILE);
    return { status: 200, body: file };
  },
});

const listFileErrors = defineRoute({
  method: 'GET',
  path: '/files/{id}/errors',
  scope: 'runs:read',
  summary: 'Read why rows of a file started no run',
  params: FileParams,
  query: ListQuery,
  body: null,
  answer: { status: 200, description: 'Rows in the order of the file', schema: { listOf: 'CaseRowError' } },
  problems: ['file_not_found', 'invalid_cursor'],
  async handle({ services, workspaceId, params, query }) {
    found(await services.caseFiles.get(workspaceId, params.id), 'file_not_found', NO_FILE);
    return { status: 200, body: await services.caseFiles.errors(workspaceId, params.id, query) };
  },
});

const postReviewedFile = defineRoute({
  method: 'POST',
  path: '/reviews/files',
  scope: 'runs:write',
  summary: 'Have a file of cases reviewed without drawing a flow',
  description:
    'JSON Lines or CSV, each row a case. `title`, `recommendation`, `confidence` and `caseType` name columns; when none of ' +
    'them is given, they are guessed. The rows appear in the inbox, their answers under `GET /files/{id}/answers`. For ' +
    'the same columns under the same name one flow of one gate is made, which can be opened like every other.',
  params: NoFields,
  query: z.strictObject({
    name: FileName.describe('What people call the list'),
    title: ColumnName.optional().describe('Tells the cases apart'),
    recommendation: ColumnName.optional().describe('What is proposed, and may be changed'),
    confidence: ColumnName.optional().describe('From 0 to 1, or in percent'),
    caseType: ColumnName.optional(),
    question: Question.optional(),
  }),
  body: null,
  uploads: Object.keys(UPLOAD_TYPES),
  headers: [IDEMPOTENCY_KEY],
  answer: { status: 201, description: 'The stored file', schema: 'CaseFile' },
  problems: [
    ...['column_unknown', 'malformed_file', 'file_empty', 'body_too_large'],
    ...['unsupported_media_type', 'idempotency_conflict'],
  ],
  async handle({ services, workspaceId, actor, role, query, header, upload }) {
    const { name, question, ...columns } = query;
    const { file, repeated } = await reviewCases(
      { services, workspaceId, actor, role },
      { name, question, columns, ...upload(), idempotencyKey: idempotencyKey(header) },
    );
    const headers = {
      location: `/api/v1/files/${file.id}`,
      ...(repeated ? { 'idempotency-replayed': 'true' } : {}),
    };
    return { status: 201, body: file, headers };
  },
});

const listAnswers = defineRoute({
  method: 'GET',
  path: '/files/{id}/answers',
  scope: 'reviews:read',
  summary: 'Read what became of the rows of a file, as JSON Lines',
  params: FileParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'In the order of the file', schema: 'CaseAnswer', isLines: true },
  problems: ['file_not_found'],
  async handle({ services, workspaceId, params: { id }, signal }) {
    found(await services.caseFiles.get(workspaceId, id), 'file_not_found', NO_FILE);
    return { lines: answersOf(services, workspaceId, { id, signal }) };
  },
});

const listAnswersAsCsv = defineRoute({
  method: 'GET',
  path: '/files/{id}/answers.csv',
  scope: 'reviews:read',
  summary: 'Read what became of the rows of a file, as CSV',
  description:
    'The columns of the file, then `row`, `status`, `verdict`, `answer`, `changes`, `reason` and so on.',
  params: FileParams,
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'In the order of the file', schema: 'CaseAnswer', isCsv: true },
  problems: ['file_not_found'],
  async handle({ services, workspaceId, params: { id }, signal }) {
    found(await services.caseFiles.get(workspaceId, id), 'file_not_found', NO_FILE);
    return { csv: answersAsCsv(answersOf(services, workspaceId, { id, signal })) };
  },
});

const changeFile = (verb: 'pause' | 'resume' | 'cancel', summary: string) =>
  defineRoute({
    method: 'POST',
    path: `/files/{id}/${verb}`,
    scope: 'runs:write',
    summary,
    params: FileParams,
    query: NoFields,
    body: EmptyBody,
    answer: { status: 200, description: 'The file', schema: 'CaseFile' },
    problems: ['file_not_found', 'file_final'],
    async handle({ services, workspaceId, actor, params }) {
      const change = { id: params.id, status: STATUS_AFTER[verb], actor };
      return { status: 200, body: unwrap(await services.caseFiles.change(workspaceId, change)) };
    },
  });

const STATUS_AFTER = { pause: 'paused', resume: 'running', cancel: 'cancelled' } as const;

export const fileRoutes: readonly Route[] = [
  postFile,
  listFiles,
  getFile,
  listFileErrors,
  postReviewedFile,
  listAnswers,
  listAnswersAsCsv,
  changeFile('pause', 'Let a file rest: what it has started goes on'),
  changeFile('resume', 'Let a paused file go on'),
  changeFile('cancel', 'Start no more rows of a file: what it has started goes on'),
];
