/** A line to the simulator that hands every request on as it is and may damage the answer on its way back. */
import type { Recorded, RecordingServer, Reply } from '../capillary/recording-server.ts';
import { startRecordingServer } from '../capillary/recording-server.ts';
import type { Random } from '../sim/random.ts';
import { damage, damageText, textOf } from './damage.ts';
import { hostileText } from './hostile-values.ts';

/** Headers of a request that are handed on. */
const handedOn = ['authorization', 'content-type', 'accept'];

export async function askBehind(url: string, asked: Recorded): Promise<Reply> {
  const address = new URL(asked.path, url);
  for (const [name, value] of asked.query) address.searchParams.append(name, value);
  const given = Object.entries(asked.headers).filter(
    ([name, value]) => typeof value === 'string' && (handedOn.includes(name) || name.startsWith('x-')),
  ) as [string, string][];
  const answer = await fetch(address, {
    method: asked.method,
    headers: Object.fromEntries(given),
    ...(asked.body === null ? {} : { body: JSON.stringify(asked.body) }),
  });
  return { status: answer.status, body: await answer.text() };
}

const statuses = [200, 200, 201, 204, 400, 401, 403, 404, 409, 429, 500, 502, 503];
const kinds = ['text/html', 'application/xml', 'application/json; charset=utf-16', ''];

export function damageReply({ status = 200, body }: Reply, random: Random): Reply {
  const text = String(body);
  const kind = random.below(20);
  if (kind === 0) return { status: random.pick(statuses), body };
  if (kind === 1) return { status, body, headers: { 'content-type': random.pick(kinds) } };
  if (kind === 2) return { status, body: hostileText(random) };
  if (kind === 3) return { status, body, headers: { 'retry-after': '-1', date: 'yesterday' } };
  if (kind < 8) return { status, body: damageText(text, random) };
  return { status, body: textOf(damage(parse(text), random)) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `chance`: the share of answers that is damaged, to be changed at any time. */
export async function startDamagingLine(url: string, random: Random) {
  const server: RecordingServer = await startRecordingServer();
  const line = { url: server.url, chance: 0, stop: server.stop };
  server.answer(async (asked) => {
    const reply = await askBehind(url, asked);
    return random.chance(line.chance) ? damageReply(reply, random) : reply;
  });
  return line;
}
