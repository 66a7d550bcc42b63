// The till and the organisation: GET /v2/organization/till and GET /v1.1/organization/get.
import { fine, refused } from '../v2.ts';
import { itemStatus, v11Answer } from '../v11.ts';
import type { Answer, Call } from '../wire.ts';
import type { Till } from '../world.ts';

function tillAnswer(call: Call, till: Till | undefined): Answer {
  if (!till) return refused(call, [404]);
  return fine({
    id: till.id,
    code: till.code,
    description: '',
    name: till.name,
    type: 'TILL',
    referenceId: -1,
    adminType: 'GENERAL',
    isActive: till.isActive,
    isOuEnabled: false,
    timeZoneId: 0,
    currencyId: 0,
    languageId: -1,
    customField: [],
    default: false,
    warnings: [],
  });
}

export function tillByQuery(call: Call): Answer {
  const { query } = call.request;
  const code = query.get('code');
  const id = query.get('tillId');
  const name = query.get('name');
  if (!code && !id && !name) return refused(call, [400]);
  const found = call.world.tills.find(
    (till) => till.code === code || String(till.id) === id || till.name === name,
  );
  return tillAnswer(call, found);
}

export function tillById(call: Call): Answer {
  const [id] = call.parts;
  return tillAnswer(
    call,
    call.world.tills.find((till) => String(till.id) === id),
  );
}

export function organisationGet(call: Call): Answer {
  const { organisation } = call.world;
  return v11Answer(call, 200, {
    organization: {
      id: organisation.id,
      name: organisation.name,
      language: organisation.language,
      currency: organisation.currency,
      timezone: organisation.timezone,
      timezone_offset: organisation.timezoneOffset,
      country_code: organisation.countryCode,
      item_status: itemStatus('success', true, 3200),
    },
  });
}
