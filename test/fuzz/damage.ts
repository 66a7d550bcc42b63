/** Damages a value in one place or several: a field is left out, replaced, doubled, wrapped or added. */
import type { Random } from '../sim/random.ts';
import { hostileValue, sharedNames, withField } from './hostile-values.ts';

type Holder = Record<string, unknown> | unknown[];

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** Every object and list in it, without recursion: what was damaged once may be deep. */
function holdersIn(value: unknown): Holder[] {
  const found = isHolder(value) ? [value] : [];
  for (let next = 0; next < found.length && found.length < 1000; next += 1)
    found.push(...Object.values(found[next] ?? []).filter(isHolder));
  return found;
}

const longName = 'n'.repeat(2000);

function damageOnce(value: unknown, random: Random): unknown {
  const holders = holdersIn(value);
  if (holders.length === 0 || random.chance(0.08)) return hostileValue(random);
  const holder = random.pick(holders);
  const names = Object.keys(holder);
  const name = names.length > 0 ? random.pick(names) : 'extra';
  const at = holder as Record<string, unknown>;
  const kind = random.below(6);
  if (kind === 0) delete at[name];
  else if (kind === 1) Object.assign(at, { [`${name}2`]: at[name] });
  else if (kind === 2) at[name] = [at[name]];
  else if (kind === 3) {
    const added = withField(random.pick([...sharedNames, 'bonus', '', longName]), hostileValue(random));
    Object.defineProperties(at, Object.getOwnPropertyDescriptors(added));
  } else if (kind === 4 && typeof at[name] === 'string') at[name] = Number(at[name]);
  else at[name] = hostileValue(random);
  return value;
}

/** Changes the value itself where it can, so it must be nobody else's. */
export function damage(value: unknown, random: Random): unknown {
  let damaged = value;
  for (let times = random.between(1, 3); times > 0; times -= 1) damaged = damageOnce(damaged, random);
  return damaged;
}

/** Text of JSON that a parser may read in two ways, or not at all. */
export function damageText(text: string, random: Random): string {
  const place = random.below(text.length + 1);
  const kind = random.below(6);
  if (kind === 0) return text.slice(0, place);
  if (kind === 1)
    return text.slice(0, place) + random.pick(['\0', '"', '{', '[', ',', '\\', 'é']) + text.slice(place);
  if (kind === 2) return text.replace(/"(\w+)":/, '"$1":"first","$1":');
  if (kind === 3) return text.replace('{', `{"${random.pick(sharedNames)}":{"isAdmin":true},`);
  if (kind === 4) return `${text}${text}`;
  return `${'['.repeat(5000)}${text}`;
}

/** As JSON; what JSON cannot say, or is too deep to be said, becomes something else that is wrong. */
export function textOf(value: unknown): string {
  try {
    return JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `${inner}` : inner)) ?? '';
  } catch {
    return `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  }
}
