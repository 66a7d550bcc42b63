/**
 * A short text of capitals and digits as a QR code (ISO/IEC 18004): version 3, level M, one block, 29 modules wide.
 * Written out here because one text of one length needs a hundred lines and no library.
 */

export const qrSize = 29;
const dataBytes = 44;
const checkBytes = 26;
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
/** Of the format field: level M and the mask that inverts every second module, with its check bits. */
const format = 0b101_0100_0001_0010;

/** Rows of modules, true = dark; null when the text is too long or has another character in it. */
export function qrOf(text: string): boolean[][] | null {
  const values = [...text].map((character) => alphabet.indexOf(character));
  if (text.length > 61 || values.includes(-1)) return null;
  const data = dataOf(values);
  const bits = [...data, ...checkOf(data)].flatMap((byte) => bitsOf(byte, 8));
  const { dark, isTaken } = frame();
  for (const [row, column] of path(isTaken)) {
    dark[row]?.splice(column, 1, ((bits.shift() ?? 0) === 1) !== ((row + column) % 2 === 0));
  }
  return dark;
}

const bitsOf = (value: number, count: number) =>
  Array.from({ length: count }, (_, index) => (value >> (count - 1 - index)) & 1);

function dataOf(values: readonly number[]): number[] {
  const bits = [...bitsOf(0b0010, 4), ...bitsOf(values.length, 9)];
  for (let at = 0; at < values.length; at += 2) {
    const [one = 0, other] = values.slice(at, at + 2);
    bits.push(...(other === undefined ? bitsOf(one, 6) : bitsOf(one * 45 + other, 11)));
  }
  bits.push(...bitsOf(0, Math.min(4, dataBytes * 8 - bits.length)));
  while (bits.length % 8 !== 0) bits.push(0);
  const bytes: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    bytes.push(bits.slice(at, at + 8).reduce((sum, bit) => sum * 2 + bit, 0));
  }
  for (let filler = 0xec; bytes.length < dataBytes; filler ^= 0xec ^ 0x11) bytes.push(filler);
  return bytes;
}

/** In the field of 256 elements with the polynomial 0x11d. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ (product & 0x80 ? 0x11d : 0);
    if ((other >> bit) & 1) product ^= one;
  }
  return product;
}

function checkOf(data: readonly number[]): number[] {
  let divisor = [1];
  let root = 1;
  for (let degree = 0; degree < checkBytes; degree += 1) {
    const shifted = [...divisor, 0];
    divisor = shifted.map((value, index) => value ^ times(divisor[index - 1] ?? 0, root));
    root = times(root, 2);
  }
  const rest: number[] = Array.from({ length: checkBytes }, () => 0);
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    for (let index = 0; index < checkBytes; index += 1) {
      rest[index] = (rest[index] ?? 0) ^ times(divisor[index + 1] ?? 0, factor);
    }
  }
  return rest;
}

/** Everything that is no data: the three corners, the small square, the dotted lines, the format. */
function frame() {
  const dark = Array.from({ length: qrSize }, () => Array.from({ length: qrSize }, () => false));
  const taken = new Set<number>();
  const isTaken = (row: number, column: number) => taken.has(row * qrSize + column);
  const put = (row: number, column: number, value: boolean) => {
    if (row < 0 || column < 0 || row >= qrSize || column >= qrSize) return;
    dark[row]?.splice(column, 1, value);
    taken.add(row * qrSize + column);
  };
  for (let at = 0; at < qrSize; at += 1) {
    put(6, at, at % 2 === 0);
    put(at, 6, at % 2 === 0);
  }
  const square = (row: number, column: number, reach: number, light: readonly number[]) => {
    for (let down = -reach; down <= reach; down += 1) {
      for (let across = -reach; across <= reach; across += 1) {
        const ring = Math.max(Math.abs(down), Math.abs(across));
        put(row + down, column + across, !light.includes(ring));
      }
    }
  };
  for (const [row, column] of [
    [3, 3],
    [3, qrSize - 4],
    [qrSize - 4, 3],
  ] as const)
    square(row, column, 4, [2, 4]);
  square(22, 22, 2, [1]);
  for (let bit = 0; bit < 15; bit += 1) {
    const value = ((format >> bit) & 1) === 1;
    put(bit < 6 ? bit : bit < 8 ? bit + 1 : qrSize - 15 + bit, 8, value);
    put(8, bit < 8 ? qrSize - 1 - bit : bit === 8 ? 7 : 14 - bit, value);
  }
  put(qrSize - 8, 8, true);
  return { dark, isTaken };
}

/** Up and down in columns of two, from the right, around what is taken. */
function* path(isTaken: (row: number, column: number) => boolean): Generator<[number, number]> {
  let isUp = true;
  for (let right = qrSize - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1;
    for (let step = 0; step < qrSize; step += 1) {
      const row = isUp ? qrSize - 1 - step : step;
      for (const column of [right, right - 1]) if (!isTaken(row, column)) yield [row, column];
    }
    isUp = !isUp;
  }
}
