/** Shapes on the keys of a till. */
const shapes = [
  '147258',
  '258369',
  '369258',
  '159357',
  '357159',
  '147369',
  '159753',
  '753159',
  '789456',
  '456123',
];

/**
 * PINs anybody would try first: one digit or two all over, straight runs, a pattern twice or three times, the same
 * from both ends, each digit twice in a row, shapes on the keys.
 */
export function isWeakPin(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = new Set(digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0)));
  if (steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 9)) return true;
  if (new Set(digits).size <= 2 || shapes.includes(pin)) return true;
  if (pin === [...pin].reverse().join('')) return true;
  if (/^(\d)\1(\d)\2(\d)\3$/.test(pin)) return true;
  return pin === pin.slice(0, 2).repeat(3) || pin === pin.slice(0, 3).repeat(2);
}
