/**
 * Has a one-time code for points sent to a member. Within its validity the same code is sent again, so a repeat does
 * no harm but the message. The code itself is never asked for: one call could tell it in clear, and no till needs that.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { refusalOfV2 } from './envelope-v2.ts';
import { itemStatus, itemsAt, openV11, readWithoutItem, requestOk } from './envelope-v11.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { id, isObject } from './wire-values.ts';
import { withoutSending } from './without-asking.ts';

/** The item of the sample has a number and no flag. */
export function readSentCode(body: unknown): Reading<null> {
  const opened = openV11(body);
  const [item] = opened ? itemsAt(opened.root, ['validation_code', 'code']) : [];
  if (!opened || !item) return readWithoutItem(body, opened, 'otp');
  const { ok, code, message } = itemStatus(item);
  if (code === 200 && ok !== false && requestOk(opened.status)) return value(null);
  if (ok === false || (code !== null && code !== 200))
    return { kind: 'refusal', family: 'otp', code, message };
  return unreadable('no-item-status');
}

const v11CodeNames: Partial<Record<WireIdentifier['type'], string>> = {
  mobile: 'mobile',
  email: 'email',
  externalId: 'external_id',
  id: 'user_id',
};

/** Capillary docs: Get points validation code (v1.1); it takes no card number. */
export function sendPointsCode(call: Call, customer: WireIdentifier, points: number): Promise<Outcome<null>> {
  const name = v11CodeNames[customer.type];
  if (name === undefined) return Promise.resolve(withoutSending('no-identifier-for-codes'));
  return call(
    {
      method: 'GET',
      path: '/v1.1/points/validationcode',
      query: [
        ['format', 'json'],
        [name, customer.value],
        ['points', String(points)],
      ],
    },
    'write',
    readSentCode,
  );
}

const created = z.object({ createdId: id });

/** Messages come wrapped in quotes of their own. */
export function readGeneratedCode(body: unknown): Reading<null> {
  const refusal = refusalOfV2(body, 'otp');
  if (refusal) return { ...refusal, message: refusal.message.replace(/^"|"$/g, '') };
  if (!isObject(body)) return unreadable('no-answer-object');
  return created.parse(body).createdId === null ? unreadable('no-created-id') : value(null);
}

/** Capillary docs: OTP (v2), generate. Only a mobile number or an e-mail address can be sent to. */
export function generateOtp(call: Call, customer: WireIdentifier): Promise<Outcome<null>> {
  const { type, value: address } = customer;
  if (type !== 'mobile' && type !== 'email')
    return Promise.resolve(withoutSending('no-identifier-for-codes'));
  const body = {
    entityType: type === 'mobile' ? 'MOBILE' : 'EMAIL',
    entityValue: address,
    action: 'POINTS',
    channels: [{ type: type === 'mobile' ? 'SMS' : 'EMAIL', value: address }],
  };
  return call({ method: 'POST', path: '/v2/otp/generate', body }, 'write', readGeneratedCode);
}
