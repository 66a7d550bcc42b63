// The v2 reads of one customer: lookup (id only or whole), by id, loyaltyDetails and tierDetails.
// It must never find a member by part of an identifier.
import { findByV2Name, isIdentifierName } from '../find-member.ts';
import { fine, httpError, refused, wireError } from '../v2.ts';
import { fullCustomer, programId, programme, programTiers } from '../views/customer-view.ts';
import { type Answer, type Call, type Handler, recordOf } from '../wire.ts';
import { type Member, memberById } from '../world.ts';

const plainSources = new Set(['INSTORE', 'ALL', 'MARTJACK', 'ECOMMERCE', 'WEBSITE', 'OTHERS']);
const accountSources = new Set([
  'FACEBOOK',
  'WEB_ENGAGE',
  'WECHAT',
  'TMALL',
  'TAOBAO',
  'JD',
  'LINE',
  'MOBILE_APP',
]);

type Read = (call: Call, member: Member) => Answer;

/** Everybody here is known in store only; another source is a miss of its own kind. */
function sourceProblem({ request: { query } }: Call): number | undefined {
  const source = query.get('source') ?? '';
  if (accountSources.has(source)) return query.get('accountId') ? undefined : 8045;
  return plainSources.has(source) ? undefined : 8012;
}

const isInStore = ({ request: { query } }: Call) => ['INSTORE', 'ALL'].includes(query.get('source') ?? '');

function nobody(call: Call): Answer {
  return call.modes.lookupMiss === 'empty' ? fine({ warnings: [] }) : refused(call, [8015]);
}

/** The account that took it over answers in its place, with a warning; or nobody does. */
function ofMerged(call: Call, survivorId: number, read: Read): Answer {
  const survivor = memberById(call.world, survivorId);
  if (call.modes.mergedCustomer === 'refused' || !survivor) return refused(call, [8069]);
  const answer = read(call, survivor);
  return { ...answer, body: { ...recordOf(answer.body), warnings: [wireError(91009)] } };
}

function byIdentifier(read: Read): Handler {
  return (call) => {
    const { query } = call.request;
    const problem = sourceProblem(call);
    if (problem !== undefined) return refused(call, [problem]);
    const name = query.get('identifierName') ?? '';
    const value = query.get('identifierValue') ?? '';
    if (!isIdentifierName(name) || value.trim() === '') return refused(call, [8013]);
    const member = findByV2Name(call.world, name, value);
    if (!member) return nobody(call);
    if (member.mergedInto !== undefined) return ofMerged(call, member.mergedInto, read);
    return isInStore(call) ? read(call, member) : refused(call, [8065]);
  };
}

function byId(read: Read, source: 'required' | 'not asked'): Handler {
  return (call) => {
    const problem = source === 'required' ? sourceProblem(call) : undefined;
    if (problem !== undefined) return refused(call, [problem]);
    const [id = ''] = call.parts;
    if (!/^\d+$/.test(id)) return httpError(404);
    const member = memberById(call.world, Number(id));
    if (!member) return nobody(call);
    if (member.mergedInto !== undefined) return ofMerged(call, member.mergedInto, read);
    return source === 'not asked' || isInStore(call) ? read(call, member) : refused(call, [8065]);
  };
}

const readId: Read = (_call, member) => fine({ entity: member.id, warnings: [] });

const readWhole: Read = (call, member) => {
  const embeds = new Set(call.request.query.getAll('embed').flatMap((text) => text.split(',')));
  return fine(fullCustomer(call.world, member, embeds, call.offsetMinutes));
};

function isOtherProgramme(call: Call): boolean {
  const asked = call.request.query.get('programId');
  const isForAll = call.request.query.get('fetchDataForAllPrograms') === 'true';
  return asked !== null && !isForAll && asked !== String(programId);
}

const readLoyalty: Read = (call, member) =>
  isOtherProgramme(call)
    ? refused(call, [1213])
    : fine({ data: [programme(member, call.offsetMinutes)], warnings: [], errors: [] });

const readTier: Read = (call, member) =>
  isOtherProgramme(call)
    ? refused(call, [1213])
    : fine({
        entityId: member.id,
        entityType: 'CUSTOMER',
        programTiers: programTiers(member, call.offsetMinutes),
        warnings: [],
      });

export const lookupId = byIdentifier(readId);
export const lookupWhole = byIdentifier(readWhole);
export const lookupLoyalty = byIdentifier(readLoyalty);
export const lookupTier = byIdentifier(readTier);
export const wholeById = byId(readWhole, 'required');
export const loyaltyById = byId(readLoyalty, 'not asked');
export const tierById = byId(readTier, 'not asked');
