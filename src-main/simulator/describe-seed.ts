// The sheet beside the training world: who to look up, by what, and what each code shows. It describes a
// seed as it is and must never depend on the moment or the order of calls.
import { type Member, memberById, type World } from './world.ts';

interface DescribedIdentifier {
  /** mobile, email, externalId, cardNumber, cardExternalId */
  name: string;
  value: string;
}

interface DescribedCoupon {
  code: string;
  /** one or a few words */
  shows: string;
  /** one plain sentence */
  story: string;
  /** the code a redemption for a bill of 40 at the training till is answered with; 700 is success */
  outcome: number;
}

interface DescribedMember {
  id: number;
  name: string;
  identifiers: DescribedIdentifier[];
  /** what is special about the member, or '' */
  note: string;
  coupons: DescribedCoupon[];
}

const identifierNames = ['mobile', 'email', 'externalId', 'cardNumber', 'cardExternalId'] as const;

function identifiersOf(member: Member): DescribedIdentifier[] {
  return identifierNames.flatMap((name) => {
    const value = member[name];
    return value === undefined ? [] : [{ name, value }];
  });
}

function noteOn(seed: World, member: Member): string {
  if (member.isFraud) return 'is marked as fraud';
  if (!member.isLoyalty) return 'is known, and not in the loyalty programme';
  return seed.coupons.some((coupon) => coupon.memberId === member.id) ? '' : 'holds no coupon';
}

/** Each coupon stands with the member who should try it, which is not always its owner. */
export function describeSeed(seed: World): DescribedMember[] {
  const lessons = seed.coupons.flatMap((coupon) => {
    const { lesson } = coupon;
    const member = memberById(seed, lesson?.triedBy ?? coupon.memberId ?? 0);
    if (!lesson || !member) return [];
    const { shows, story, outcome } = lesson;
    return [{ memberId: member.id, coupon: { code: coupon.code, shows, story, outcome } }];
  });
  return seed.members.map((member) => ({
    id: member.id,
    name: `${member.firstName} ${member.lastName}`,
    identifiers: identifiersOf(member),
    note: noteOn(seed, member),
    coupons: lessons.filter(({ memberId }) => memberId === member.id).map(({ coupon }) => coupon),
  }));
}
