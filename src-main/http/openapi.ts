/**
 * The description that programmers of point-of-sale programs read, made from the same table that answers the calls.
 * Must never say anything by hand that the table knows.
 */
import { z } from 'zod';
import { pushEvent } from '../contract/events.ts';
import type { Access, OperationRow } from '../contract/operation.ts';
import { failure, failureKind, httpStatusOf } from '../contract/result.ts';
import { operations } from '../contract/table.ts';

type Json = Record<string, unknown>;

const accessSentences: Record<Access, string> = {
  anyone: 'Needs no sign-in.',
  'new-till': 'Only while the till has no staff.',
  cashier: 'Needs somebody signed in.',
  manager: 'Needs a manager, or a manager’s approval for this one call.',
};

function schemaOf(type: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  return schema;
}

function jsonContent(schema: Json): Json {
  return { content: { 'application/json': { schema } } };
}

function failureResponses(): Json {
  const answer = jsonContent({ $ref: '#/components/schemas/FailureAnswer' });
  const kinds = failureKind.options.map((kind) => [
    String(httpStatusOf(kind)),
    { description: `The call failed; the failure’s kind is \`${kind}\`.`, ...answer },
  ]);
  return {
    ...Object.fromEntries(kinds),
    413: { description: 'The body is too long.', ...answer },
    415: { description: 'The body does not say that it is JSON.', ...answer },
  };
}

const approvalHeader = {
  name: 'Counterpart-Approval',
  in: 'header',
  required: false,
  description: 'The approvalId that `approve` answered for exactly this call.',
  schema: { type: 'string' },
};

function operationPath(name: string, row: OperationRow): Json {
  const success = {
    type: 'object',
    properties: { ok: { const: true }, value: schemaOf(row.output, 'output') },
    required: ['ok', 'value'],
  };
  return {
    post: {
      operationId: name,
      summary: row.says,
      description: accessSentences[row.access],
      'x-counterpart-access': row.access,
      parameters: [approvalHeader],
      requestBody: {
        required: !row.input.safeParse({}).success,
        ...jsonContent(schemaOf(row.input, 'input')),
      },
      responses: { 200: { description: 'It was done.', ...jsonContent(success) }, ...failureResponses() },
    },
  };
}

const eventsPath = {
  get: {
    operationId: 'events',
    summary: 'News as server-sent events: one JSON text in every `data` field.',
    responses: {
      200: {
        description: 'A stream that stays open.',
        content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/PushEvent' } } },
      },
      ...failureResponses(),
    },
  },
};

const doorPath = {
  post: {
    operationId: 'openDoor',
    summary: 'Exchanges the token of the link for a strict cookie; for pages.',
    security: [{ bearer: [] }],
    responses: {
      200: {
        description: 'The answer sets the cookie.',
        ...jsonContent({ type: 'object', properties: { ok: { const: true } }, required: ['ok'] }),
      },
      ...failureResponses(),
    },
  },
};

export function describeApi(options: { version: string; port: number }): Json {
  const rows: [string, OperationRow][] = Object.entries(operations);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Counterpart',
      version: options.version,
      description: 'The loyalty companion of this till. Listens on this machine only.',
    },
    servers: [{ url: `http://127.0.0.1:${options.port}` }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths: {
      ...Object.fromEntries(rows.map(([name, row]) => [`/api/${name}`, operationPath(name, row)])),
      '/api/events': eventsPath,
      '/door/open': doorPath,
    },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The token the program was started with.' },
        cookie: { type: 'apiKey', in: 'cookie', name: `counterpart_${options.port}` },
      },
      schemas: {
        Failure: schemaOf(failure, 'output'),
        FailureAnswer: {
          type: 'object',
          properties: { ok: { const: false }, failure: { $ref: '#/components/schemas/Failure' } },
          required: ['ok', 'failure'],
        },
        PushEvent: schemaOf(pushEvent, 'output'),
      },
    },
  };
}
