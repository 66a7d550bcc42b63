// A member as v2 prints one: the short block beside coupon answers and the full object of the customer reads.
// It must never show more than the caller asked to have embedded.
import { isoText, plainText } from '../cluster-time.ts';
import { type Member, storeById, tillByCode, type World } from '../world.ts';

const identifierList = (member: Member) =>
  (
    [
      ['mobile', member.mobile],
      ['email', member.email],
      ['externalId', member.externalId],
      ['cardNumber', member.cardNumber],
      ['cardExternalId', member.cardExternalId],
    ] as const
  ).flatMap(([type, value]) => (value === undefined ? [] : [{ type, value }]));

/** The `customer` of coupon answers. */
export function customerBlock(member: Member, offsetMinutes: number): unknown {
  const identifiers = identifierList(member);
  return {
    id: member.id,
    profiles: [
      {
        firstName: member.firstName,
        lastName: member.lastName,
        fields: member.fields,
        allFields: member.fields,
        identifiers,
        commChannels: [],
        userId: member.id,
        accountId: '',
        autoUpdateTime: isoText(member.registeredMs, offsetMinutes),
        identifiersAll: identifiers,
      },
    ],
  };
}

export function pointsSummary(member: Member, offsetMinutes: number): Record<string, unknown> {
  return {
    adjusted: 0,
    cumulativePurchases: member.lifetimePurchases,
    currentSlab: member.tier.name,
    expired: 0,
    lifetimePoints: member.lifetimePoints,
    loyaltyId: member.id,
    loyaltyPoints: member.points,
    nextSlab: member.tier.nextName,
    nextSlabDescription: member.tier.nextName === '' ? '' : `Next: ${member.tier.nextName}`,
    nextSlabSerialNumber: member.tier.nextName === '' ? -1 : member.tier.serialNumber + 1,
    redeemed: member.lifetimePoints - member.points,
    returned: 0,
    slabExpiryDate: isoText(member.tier.expiresMs, offsetMinutes),
    slabSNo: member.tier.serialNumber,
  };
}

export const programId = 640;

/** One programme, as in loyaltyDetails and in the `mlp` embed. */
export function programme(member: Member, offsetMinutes: number): Record<string, unknown> {
  return {
    ...pointsSummary(member, offsetMinutes),
    programId,
    delayedPoints: 0,
    delayedReturnedPoints: 0,
    totalAvailablePoints: member.points,
    totalReturnedPoints: 0,
    linkedPartnerPrograms: [],
    programTitle: 'Main programme',
    programDescription: 'The programme of every member',
    programPointsToCurrencyRatio: 0.01,
  };
}

export function programTiers(member: Member, offsetMinutes: number): unknown {
  const isTop = member.tier.nextName === '';
  return [
    {
      programId,
      currentTierName: member.tier.name,
      currentTierSerialNumber: member.tier.serialNumber,
      tierExpiryDate: plainText(member.tier.expiresMs, offsetMinutes),
      nextTierName: member.tier.nextName,
      nextTierSerialNumber: isTop ? -1 : member.tier.serialNumber + 1,
    },
  ];
}

function embedded(member: Member, embeds: ReadonlySet<string>, offsetMinutes: number): object {
  return {
    ...(embeds.has('points') ? { pointsSummary: pointsSummary(member, offsetMinutes) } : {}),
    ...(embeds.has('mlp')
      ? { loyaltyProgramDetails: [programme(member, offsetMinutes)], groupLoyaltyProgramDetails: [] }
      : {}),
    ...(embeds.has('subscriptions')
      ? { subscriptionInfo: { subscriptions: [{ channel: 'SMS', priority: 'TRANS', type: 'OPTIN' }] } }
      : {}),
    ...(embeds.has('promotionalPoints')
      ? {
          promotionalPoints: {
            customerPromotionType: [],
            transactionPromotionType: [],
            lineitemPromotionType: [],
          },
        }
      : {}),
    ...(embeds.has('expirySchedules') ? { expirySchedules: [] } : {}),
    ...(embeds.has('expiredPoints') ? { expiredPoints: [] } : {}),
  };
}

/** The whole customer of the v2 reads. */
export function fullCustomer(
  world: World,
  member: Member,
  embeds: ReadonlySet<string>,
  offsetMinutes: number,
): unknown {
  const registered = isoText(member.registeredMs, offsetMinutes);
  const till = tillByCode(world, member.registeredTillCode);
  const store = till && storeById(world, till.storeId);
  const createdBy = till
    ? { id: till.id, code: till.code, description: store?.name ?? '', name: till.name, type: 'TILL' }
    : {};
  const channels = member.channels ?? [
    ...(member.mobile === undefined ? [] : [{ type: 'mobile', value: member.mobile }]),
    ...(member.email === undefined ? [] : [{ type: 'email', value: member.email }]),
  ];
  return {
    id: member.id,
    profiles: [
      {
        firstName: member.firstName,
        lastName: member.lastName,
        attribution: { createDate: registered, createdBy, modifiedBy: {}, modifiedDate: registered },
        fields: member.fields,
        identifiers: identifierList(member),
        commChannels: channels.map((channel) => ({
          ...channel,
          primary: true,
          verified: false,
          meta: { residence: false, office: false },
          attributes: {},
        })),
        source: 'INSTORE',
        userId: member.id,
        accountId: '',
        conflictingProfileList: [],
        autoUpdateTime: registered,
        identifiersAll: [],
      },
    ],
    loyaltyInfo: {
      loyaltyType: member.isLoyalty ? 'loyalty' : 'non_loyalty',
      attributionV2: {
        createDate: registered,
        createdBy,
        modifiedBy: {},
        modifiedDate: registered,
        createdFromSource: 'instore',
      },
      lifetimePurchases: member.lifetimePurchases,
    },
    fraudDetails: {
      markedBy: {},
      modifiedOn: registered,
      status: member.isFraud ? 'CONFIRMED' : 'NOT_FRAUD',
    },
    segments: {},
    associatedWith: member.registeredTillCode,
    extendedFields: member.extendedFields ?? {},
    cardDetails: cardDetails(member, registered),
    ...embedded(member, embeds, offsetMinutes),
    warnings: [],
  };
}

function cardDetails(member: Member, registered: string): unknown[] {
  if (member.cardNumber === undefined) return [];
  return [
    {
      cardId: member.id % 10_000,
      cardNumber: member.cardNumber,
      seriesId: 31,
      seriesCode: 'MEMBER',
      seriesName: 'Member card',
      type: 'PHYSICAL',
      cardExternalId: member.cardExternalId ?? '',
      issuedDate: registered,
      expiryDays: 0,
      statusInfo: { label: 'ACTIVE', status: 'ACTIVE', isActive: true, reason: '' },
      transactionNotAllowed: false,
    },
  ];
}
