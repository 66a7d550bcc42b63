/** Chance with a seed: the same seed gives the same numbers on every machine. The simulation has no other source. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next: () => number;
  chance: (share: number) => boolean;
  /** A whole number from 0 up to, not including, the limit. */
  below: (limit: number) => number;
  /** A whole number, both ends included. */
  between: (from: number, to: number) => number;
  pick: <Item>(list: readonly Item[]) => Item;
}

/** sfc32, its state spread from the seed so that neighbours have nothing in common. */
export function createRandom(seed: number): Random {
  let spread = seed >>> 0;
  const word = () => {
    spread = (spread + 0x9e3779b9) >>> 0;
    let mixed = spread ^ (spread >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  let [a, b, c, counter] = [word(), word(), word() ^ Math.floor(seed / 2 ** 32), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let turn = 0; turn < 12; turn += 1) next();
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    chance: (share) => next() < share,
    below,
    between: (from, to) => from + below(to - from + 1),
    pick: <Item>(list: readonly Item[]) => {
      const item = list[below(list.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}
