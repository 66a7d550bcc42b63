/** Which of the store's offers a coupon is given of: each with what it is worth and until when. */
import type { GoodwillOffer } from '../../src-main/contract/goodwill.ts';
import type { Failure } from '../../src-main/contract/result.ts';
import { useWords, type Words } from '../words/use-words.ts';
import { Empty } from './empty.tsx';
import classes from './offer-choice.module.css';
import { FailureSentences } from './sentences.tsx';

/** The offers a coupon may be given of; read when somebody wants to give one. */
export type OffersShown =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; offers: GoodwillOffer[] };

interface OfferChoiceProps {
  shown: OffersShown;
  chosen: string;
  busy: boolean;
  onChoose: (seriesId: string) => void;
}

export function OfferChoice({ shown, chosen, busy, onChoose }: OfferChoiceProps) {
  const words = useWords();
  const { say } = words;
  if (shown.shows === 'reading') return <Empty message={say('goodwill.offersReading')} />;
  if (shown.shows === 'failed') return <FailureSentences failure={shown.failure} />;
  if (shown.offers.length === 0)
    return <Empty message={say('goodwill.offersNone')} next={say('goodwill.offersNoneNext')} />;
  return (
    <div className={classes.choices} role="radiogroup" aria-label={say('goodwill.offer')}>
      {shown.offers.map((offer) => (
        <label
          key={offer.seriesId}
          className={classes.choice}
          data-chosen={offer.seriesId === chosen || undefined}
        >
          <input
            type="radio"
            name="offer"
            checked={offer.seriesId === chosen}
            onChange={() => onChoose(offer.seriesId)}
            disabled={busy}
          />
          <span dir="auto">{sayOffer(offer, words)}</span>
          {offer.discount && <span className={classes.figure}>{words.figures.worth(offer.discount)}</span>}
        </label>
      ))}
    </div>
  );
}

export function sayOffer(
  { seriesId, description, validUntil }: GoodwillOffer,
  { say, figures }: Words,
): string {
  const offer = description || say('goodwill.offerUnknown', { id: seriesId });
  return validUntil === null ? offer : say('goodwill.offerUntil', { offer, day: figures.date(validUntil) });
}
