/**
 * The description that programmers of point-of-sale programs read, made from the same table that answers the calls.
 * Must never say anything by hand that the table knows.
 */
import { z } from 'zod';
import { pushEvent } from '../contract/events.ts';
import type { Access, OperationRow } from '../contract/operation.ts';
import { programEvent } from '../contract/program-events.ts';
import { failure, failureKind, httpStatusOf } from '../contract/result.ts';
import { scopesFor } from '../contract/rights.ts';
import { type OperationName, operations } from '../contract/table.ts';

import { exampleInputs } from './openapi-examples.ts';

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

function jsonContent(schema: Json, example?: unknown): Json {
  return { content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } } };
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
  description: 'The approvalId that `approve` answered for exactly this call. Never with a key.',
  schema: { type: 'string' },
};

/** Each alternative is enough by itself: the cookie of a page, or a key with one of these scopes. */
function securityOf(scopes: string[]): Json[] {
  return [{ cookie: [] }, ...scopes.map((scope) => ({ key: [scope] }))];
}

function saysWho({ access }: OperationRow, scopes: string[]): string {
  if (scopes.length === 0) return accessSentences[access];
  return `${accessSentences[access]} A key needs the scope \`${scopes.join('` or `')}\`.`;
}

function operationPath(name: OperationName, row: OperationRow): Json {
  const scopes = scopesFor(name);
  const success = {
    type: 'object',
    properties: { ok: { const: true }, value: schemaOf(row.output, 'output') },
    required: ['ok', 'value'],
  };
  return {
    post: {
      operationId: name,
      summary: row.says,
      description: saysWho(row, scopes),
      'x-counterpart-access': row.access,
      'x-counterpart-scopes': scopes,
      security: securityOf(scopes),
      parameters: [approvalHeader],
      requestBody: {
        required: !row.input.safeParse({}).success,
        ...jsonContent(schemaOf(row.input, 'input'), exampleInputs[name]),
      },
      responses: { 200: { description: 'It was done.', ...jsonContent(success) }, ...failureResponses() },
    },
  };
}

const eventsPath = {
  get: {
    operationId: 'events',
    summary: 'News for pages as server-sent events: one JSON text in every `data` field.',
    security: [{ cookie: [] }],
    responses: {
      200: {
        description: 'A stream that stays open.',
        content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/PushEvent' } } },
      },
      ...failureResponses(),
    },
  },
};

const programEventsPath = {
  get: {
    operationId: 'programEvents',
    summary: 'What becomes of redemptions and of what was brought onto the screen, as server-sent events.',
    description:
      'Every event has an `id` line and one JSON text in `data`. Connect again with the last id as `Last-Event-ID`, and what came after it follows; without it, only what comes from now on. A key needs the scope `events:read`.',
    security: [{ key: ['events:read'] }],
    'x-counterpart-scopes': ['events:read'],
    parameters: [
      {
        name: 'Last-Event-ID',
        in: 'header',
        required: false,
        description: 'The id of the last event that was heard.',
        schema: { type: 'string' },
        example: '1-2041',
      },
    ],
    responses: {
      200: {
        description: 'A stream that stays open; a comment every 15 seconds tells that the till lives.',
        content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/ProgramEvent' } } },
      },
      ...failureResponses(),
    },
  },
};

const doorPath = {
  post: {
    operationId: 'openDoor',
    summary: 'Exchanges the token of the link for a strict cookie; for pages.',
    security: [{ link: [] }],
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
  const rows = Object.entries(operations) as [OperationName, OperationRow][];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Counterpart',
      version: options.version,
      description:
        'The loyalty companion of this till. Listens on this machine only. For point-of-sale programs: docs/pos-integration.md.',
    },
    servers: [{ url: `http://127.0.0.1:${options.port}` }],
    security: [{ cookie: [] }],
    paths: {
      ...Object.fromEntries(rows.map(([name, row]) => [`/api/${name}`, operationPath(name, row)])),
      '/api/events': eventsPath,
      '/api/program-events': programEventsPath,
      '/door/open': doorPath,
    },
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A key of a point-of-sale program, made by a manager in Settings. It is good for the operations of its scopes, whoever is signed in on the screen.',
        },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: `counterpart_${options.port}`,
          description: 'Of a page; whoever signs in there acts.',
        },
        link: {
          type: 'http',
          scheme: 'bearer',
          description:
            'The token of the link that the program prints when it starts; good for the door alone.',
        },
      },
      schemas: {
        Failure: schemaOf(failure, 'output'),
        FailureAnswer: {
          type: 'object',
          properties: { ok: { const: false }, failure: { $ref: '#/components/schemas/Failure' } },
          required: ['ok', 'failure'],
        },
        PushEvent: schemaOf(pushEvent, 'output'),
        ProgramEvent: schemaOf(programEvent, 'output'),
      },
    },
  };
}
