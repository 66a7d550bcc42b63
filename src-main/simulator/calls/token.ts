// POST /v3/oauth/token/generate: a key and a secret for a token. The only call without credentials in front.
import { type Answer, type Call, recordOf, textOf } from '../wire.ts';

function failure(status: number, code: number, message: string): Answer {
  return { status, body: { data: null, errors: [{ status: false, code, message }] } };
}

export function generateToken(call: Call): Answer {
  const body = recordOf(call.request.body);
  const key = textOf(body.key);
  const secret = textOf(body.secret);
  if (key === '' || secret === '') return failure(400, 400, 'Key and secret are needed');
  const client = call.world.clients.find((candidate) => candidate.key === key);
  if (!client || client.secret !== secret) return failure(401, 401, 'Key or secret is wrong');
  return { status: 200, body: { data: call.tokens.issue(client, call.nowMs), errors: null } };
}
