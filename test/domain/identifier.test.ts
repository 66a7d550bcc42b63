/** What a typed or scanned text may identify. */
import { describe, expect, test } from 'vitest';
import { mobileReadings, readIdentifiers } from '../../src-main/domain/identifier.ts';

describe('a mobile number', () => {
  test.each([
    ['+1 (555) 010-0142', '', ['15550100142']],
    ['001 555 010 0142', '44', ['15550100142']],
    ['0555/010.0142', '1', ['15550100142', '5550100142']],
    ['555 010 0142', '1', ['15550100142', '5550100142']],
    ['15550100142', '1', ['15550100142', '115550100142']],
    ['15550100142', '', ['15550100142']],
    ['0555 010 0142', '', ['5550100142']],
    ['0007', '1', []],
    ['12345678901234567', '', []],
    ['1555x0100142', '1', []],
  ])('%s with country code %s', (text, dialCode, readings) => {
    expect(mobileReadings(text, dialCode)).toEqual(readings);
  });
});

test('a number may be a mobile, a card or somebody else’s number; an address is only that', () => {
  expect(readIdentifiers(' 9900410000011 ')).toEqual([
    { type: 'mobile', value: '9900410000011' },
    { type: 'card', value: '9900410000011' },
    { type: 'externalId', value: '9900410000011' },
  ]);
  expect(readIdentifiers('Ava@Example.net')).toEqual([{ type: 'email', value: 'ava@example.net' }]);
  expect(readIdentifiers('Ava')).toEqual([]);
});
