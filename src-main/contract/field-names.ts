/** What input fields are called in sentences. A field not listed is called by its own name. */
const names: Record<string, string> = {
  'bill.number': 'The bill number',
  'bill.amount': 'The bill amount',
  code: 'The coupon code',
  codes: 'The list of coupon codes',
  query: 'What you search for',
  note: 'The note',
  reason: 'The reason',
  name: 'The name',
  pin: 'The PIN',
  customerId: 'The member’s number',
  'connection.apiUrl': 'The address of the API',
  'connection.uploadUrl': 'The address for uploads',
  'connection.till': 'The till',
  'connection.key': 'The key',
};

/** `codes.0` is a code, `bill.amount` the bill amount. */
export function fieldName(path: string): string {
  if (/^codes\.\d+$/.test(path)) return names.code ?? path;
  return names[path] ?? (path === '' ? 'The input' : `“${path}”`);
}
