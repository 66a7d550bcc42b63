/** Files of coupons in a few verbs, for the stories beside this file. */
import type { CheckedUpload, Upload } from '../../src-main/contract/uploads.ts';
import { trainingCredentials } from '../../src-main/simulator/seed.ts';
import { until } from '../support/till.ts';
import { openShop, type Shop } from './counter.ts';

/** A till that signs in with a client key and knows where files go. */
export async function openOffice(more: { uploadUrl?: string | null } = {}): Promise<Shop> {
  const shop = await openShop();
  await connectByKey(shop, more.uploadUrl === undefined ? shop.url : more.uploadUrl);
  return shop;
}

/** `uploadUrl` null = none is set. */
export async function connectByKey({ till, url }: Shop, uploadUrl: string | null): Promise<void> {
  const { key, secret } = trainingCredentials.oauth;
  await till.must('saveConnection', {
    connection: {
      auth: 'oauth',
      cluster: 'custom',
      apiUrl: url,
      key,
      secret,
      attribution: { type: 'TILL', code: trainingCredentials.till.username },
      ...(uploadUrl === null ? {} : { uploadUrl }),
    },
    takeQueueAlong: true,
  });
  await until(
    'the line is up again',
    async () => (await till.must('readStatus', {})).line.state === 'online',
  );
}

/** Hands a file over in pieces; its id. */
export async function bring({ till }: Shop, content: string, piece = 65_536): Promise<string> {
  const bytes = Buffer.from(content);
  const { id } = await till.must('beginUpload', { fileName: 'spring codes.csv', bytes: bytes.length });
  for (let at = 0; at < bytes.length; at += piece) {
    await till.must('addToUpload', { id, at, piece: bytes.subarray(at, at + piece).toString('base64') });
  }
  return id;
}

/** The call that sends what was looked at. */
export function sending(
  id: string,
  { layout, good, bad }: CheckedUpload,
  seriesId = '6101',
  leaveOutBad = false,
) {
  return { id, seriesId, layout, good, bad, leaveOutBad, withNames: layout.named };
}

export async function untilKnown({ till }: Shop, id: string): Promise<Upload> {
  const read = async () => (await till.must('listUploads', {})).uploads.find((one) => one.id === id);
  await until('the file is no longer on its way', async () => (await read())?.state !== 'sending');
  const upload = await read();
  if (!upload) throw new Error('the file is not in the list');
  return upload;
}
