/** What input fields are called in sentences. A field not listed is called by its own name. */
const names: Record<string, string> = {
  'bill.number': 'The bill number',
  'bill.amount': 'The bill amount',
  'bill.at': 'The time of the bill',
  'bill.gross': 'The amount before discounts',
  'bill.discount': 'The discount',
  'bill.lines': 'The list of lines',
  'bill.tenders': 'The list of payments',
  'returns.purchasedAt': 'The time of the purchase',
  code: 'The coupon code',
  codes: 'The list of coupon codes',
  query: 'What you search for',
  note: 'The note',
  reason: 'The reason',
  name: 'The name',
  pin: 'The PIN',
  customerId: 'The member’s number',
  firstName: 'The first name',
  lastName: 'The last name',
  mobile: 'The mobile number',
  email: 'The e-mail address',
  card: 'The card',
  externalId: 'The other number',
  'identifiers.mobile': 'The mobile number',
  'identifiers.email': 'The e-mail address',
  'identifiers.card': 'The card',
  'add.mobile': 'The mobile number',
  'add.email': 'The e-mail address',
  'add.card': 'The card',
  'add.externalId': 'The other number',
  text: 'The note',
  label: 'The status',
  'draft.description': 'The name of the series',
  'draft.discountCode': 'The discount code',
  'draft.discountType': 'The kind of discount',
  'draft.value': 'The worth',
  'draft.upTo': 'The most money off',
  'draft.holders': 'Who may use it',
  'draft.message': 'The message to members',
  'draft.codes': 'How codes are made',
  'draft.sharedCode': 'The shared code',
  'draft.life': 'How long a coupon lives',
  'draft.lifeCount': 'The number of days or months',
  'draft.lastDay': 'The last day',
  'draft.seriesCode': 'The series’ own code',
  'draft.leastBill': 'The smallest bill',
  'draft.mostBill': 'The largest bill',
  'draft.mostGiven': 'The most coupons given',
  'draft.mostPerMember': 'The most coupons for one member',
  'draft.mostRedeemed': 'The most redemptions',
  'draft.offline': 'The mark for offline use',
  'draft.conditions': 'The conditions',
  'connection.apiUrl': 'The address of the API',
  'connection.uploadUrl': 'The address for uploads',
  'connection.till': 'The till',
  'connection.key': 'The key',
  fileName: 'The file’s name',
  tillNumber: 'Capillary’s number of this till',
};

/** Longer names are cut: they are no field of ours, and a sentence is read by people. */
const longestName = 60;

export const cutName = (path: string): string => path.slice(0, longestName);

/** `codes.0` is a code, `bill.amount` the bill amount. Takes any text: callers make up fields. */
export function fieldName(path: string): string {
  if (/^codes\.\d+$/.test(path)) return names.code ?? path;
  if (Object.hasOwn(names, path)) return names[path] ?? path;
  return path === '' ? 'The input' : `“${cutName(path)}”`;
}
