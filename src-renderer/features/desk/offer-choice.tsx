/** Which of the store's offers a coupon is given of: each with what it is worth and until when. */
import type { GoodwillOffer } from '../../../src-main/contract/goodwill.ts';
import { Empty } from '../../ui/empty.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { useWords, type Words } from '../../words/use-words.ts';
import { useDesk } from './desk-context.tsx';
import classes from './desk-screen.module.css';

interface OfferChoiceProps {
  chosen: string;
  busy: boolean;
  onChoose: (seriesId: string) => void;
}

export function OfferChoice({ chosen, busy, onChoose }: OfferChoiceProps) {
  const words = useWords();
  const { say } = words;
  const shown = useDesk((state) => state.offers);
  if (shown.shows === 'reading') return <Empty message={say('desk.offersReading')} />;
  if (shown.shows === 'failed') return <FailureSentences failure={shown.failure} />;
  if (shown.offers.length === 0)
    return <Empty message={say('desk.offersNone')} next={say('desk.offersNoneNext')} />;
  return (
    <div className={classes.choices} role="radiogroup" aria-label={say('desk.offer')}>
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

function sayOffer({ seriesId, description, validUntil }: GoodwillOffer, { say, figures }: Words): string {
  const offer = description || say('desk.offerUnknown', { id: seriesId });
  return validUntil === null ? offer : say('desk.offerUntil', { offer, day: figures.date(validUntil) });
}
