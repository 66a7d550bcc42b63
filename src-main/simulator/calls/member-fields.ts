// GET /v2/organization/customFields and /v2/extendedFields: what the organisation asks of a member.
import { fine, refused } from '../v2.ts';
import type { Answer, Call } from '../wire.ts';
import type { MemberField } from '../world.ts';

const scopes = new Set([
  'loyalty_transaction',
  'loyalty_registration',
  'customer_feedback',
  'customer_preferences',
  'points_redemption',
  'voucher_redemption',
  'store_custom_fields',
  'check_in_feedback',
  'customer_card',
]);

export function customFields(call: Call): Answer {
  const scope = call.request.query.get('scope') ?? '';
  if (!scopes.has(scope)) return refused(call, [3211]);
  const fields = scope === 'loyalty_registration' ? call.world.registration.customFields : [];
  const data = fields.map(({ name, label, type, dataType, options, regex, isCompulsory }) => ({
    name,
    type,
    dataType,
    label,
    scope,
    defaultValue: '',
    regex,
    options: JSON.stringify(options),
    isDisabled: 0,
    isCompulsory: isCompulsory ? 1 : 0,
    isUpdatable: 1,
  }));
  return fine({ data, warnings: [], errors: [] });
}

export function extendedFields({ world }: Call): Answer {
  const row = ({ name, label, dataType, options, isCompulsory }: MemberField) => ({
    name,
    label,
    dataType,
    entityType: 'CUSTOMER',
    isMandatory: isCompulsory,
    enumValues: options,
  });
  return fine({ data: world.registration.extendedFields.map(row), warnings: [], errors: [] });
}
