// The members of the training world: nobody real, from many scripts, found by different identifiers.
// Mobile numbers come from a range that is never given to anybody.
import type { Member, Tier } from '../world.ts';

const DAY_MS = 86_400_000;

type Person = Pick<Member, 'id' | 'firstName' | 'lastName'> & Partial<Member>;

export const memberIds = {
  amara: 31_004_501,
  bogdan: 31_004_502,
  himari: 31_004_503,
  lyudmila: 31_004_504,
  layla: 31_004_505,
  longName: 31_004_506,
  orestis: 31_004_507,
  meera: 31_004_508,
  ingrid: 31_004_509,
  tomasz: 31_004_510,
  siobhan: 31_004_511,
  viktor: 31_004_512,
  nomvula: 31_004_513,
  hanbyeol: 31_004_514,
  noa: 31_004_515,
  thanakorn: 31_004_516,
} as const;

const people: readonly Person[] = [
  {
    id: memberIds.amara,
    firstName: 'Amara',
    lastName: 'Quillfeather',
    mobile: '15550100101',
    email: 'amara.quillfeather@example.net',
    externalId: 'EXT-1001',
    cardNumber: '9900410000011',
    cardExternalId: 'CX-0011',
    points: 1240,
    lifetimePoints: 3180,
    lifetimePurchases: 2210.5,
  },
  {
    id: memberIds.bogdan,
    firstName: 'Bogdan',
    lastName: 'Țepelea',
    mobile: '15550100102',
    points: 85,
    lifetimePoints: 85,
  },
  {
    id: memberIds.himari,
    firstName: '陽葵',
    lastName: '雨宮坂',
    mobile: '15550100103',
    email: 'himari@example.net',
  },
  { id: memberIds.lyudmila, firstName: 'Людмила', lastName: 'Заречнова', mobile: '15550100104' },
  { id: memberIds.layla, firstName: 'ليلى', lastName: 'المرجانية', mobile: '15550100105' },
  {
    id: memberIds.longName,
    firstName: 'Maximiliana-Anastasia Bartholomäa Theodora Philippa',
    lastName: 'von und zu Hohenfelsenburg-Oberwaldkirchenstein de la Fuente y Montenegro del Castillo Viejo',
    mobile: '15550100106',
  },
  { id: memberIds.orestis, firstName: 'Ορέστης', lastName: 'Καλαμιώτογλου', mobile: '15550100107' },
  { id: memberIds.meera, firstName: 'मीरा', lastName: 'जलवाणीकर', mobile: '15550100108' },
  {
    id: memberIds.ingrid,
    firstName: 'Ingrid',
    lastName: 'Fjellsøyvik',
    email: 'ingrid.fjellsoyvik@example.net',
  },
  {
    id: memberIds.tomasz,
    firstName: 'Tomasz',
    lastName: 'Wierzbołowiec',
    cardNumber: '9900410000103',
    cardExternalId: 'CX-0103',
  },
  { id: memberIds.siobhan, firstName: 'Siobhán', lastName: 'Ní Dhroighneáin', externalId: 'EXT-1011' },
  {
    id: memberIds.viktor,
    firstName: 'Viktor',
    lastName: 'Nullberg',
    mobile: '15550100112',
    isFraud: true,
  },
  { id: memberIds.nomvula, firstName: 'Nomvula', lastName: 'Khanyadlela', mobile: '15550100113' },
  { id: memberIds.hanbyeol, firstName: '한별', lastName: '하늘섬', mobile: '15550100114' },
  { id: memberIds.noa, firstName: 'נועה', lastName: 'שקדיאלי', mobile: '15550100115' },
  {
    id: memberIds.thanakorn,
    firstName: 'ธนกร',
    lastName: 'ใจสมุทรไทย',
    mobile: '15550100116',
    isLoyalty: false,
  },
];

function tierFor(points: number, nowMs: number): Tier {
  const expiresMs = nowMs + 200 * DAY_MS;
  if (points >= 3000) return { name: 'Harbour', serialNumber: 3, expiresMs, nextName: '' };
  if (points >= 500) return { name: 'Lantern', serialNumber: 2, expiresMs, nextName: 'Harbour' };
  return { name: 'Rope', serialNumber: 1, expiresMs, nextName: 'Lantern' };
}

export function trainingMembers(nowMs: number, tillCode: string): Member[] {
  return people.map((person, index) => ({
    isFraud: false,
    isLoyalty: true,
    points: 120,
    lifetimePoints: 640,
    lifetimePurchases: 410,
    tier: tierFor(person.lifetimePoints ?? 640, nowMs),
    registeredMs: nowMs - (400 - index * 11) * DAY_MS,
    registeredTillCode: tillCode,
    fields: {},
    ...person,
  }));
}
