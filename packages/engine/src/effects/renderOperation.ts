import { renderDeep, renderTemplate } from '@countersign/expression';
import { type ActionOperation, assertNever, type Json, ok, type Result } from '@countersign/model';
import type { Scope } from '../scope.ts';

/** Renders every template of an operation. */
export function renderOperation(operation: ActionOperation, scope: Scope): Result<ActionOperation> {
  switch (operation.type) {
    case 'http': {
      const url = renderTemplate(operation.url, scope);
      if (!url.ok) return url;
      const headers = renderTexts(operation.headers, scope);
      return headers.ok ? withBody({ ...operation, url: url.value, headers: headers.value }, scope) : headers;
    }
    case 'email': {
      const { to, subject, body } = operation;
      const texts = renderTexts({ to, subject, body }, scope);
      return texts.ok ? ok({ ...operation, ...texts.value }) : texts;
    }
    case 'webhook': {
      const url = renderTemplate(operation.url, scope);
      return url.ok ? withBody({ ...operation, url: url.value }, scope) : url;
    }
    default:
      return assertNever(operation);
  }
}

function withBody<TOperation extends { body?: Json | undefined }>(
  operation: TOperation,
  scope: Scope,
): Result<TOperation> {
  if (operation.body === undefined) return ok(operation);
  const body = renderDeep(operation.body, scope);
  return body.ok ? ok({ ...operation, body: body.value }) : body;
}

function renderTexts(
  templates: Readonly<Record<string, string>>,
  scope: Scope,
): Result<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, template] of Object.entries(templates)) {
    const text = renderTemplate(template, scope);
    if (!text.ok) return text;
    texts[name] = text.value;
  }
  return ok(texts);
}
