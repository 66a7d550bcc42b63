/** How many coupons of which of the store's offers: each with what it is worth, until when, and two buttons. */
import { ActionIcon } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import { Empty } from './empty.tsx';
import { Icon } from './icons/icon.tsx';
import { type OffersShown, sayOffer } from './offer-choice.tsx';
import classes from './offer-counts.module.css';
import { FailureSentences } from './sentences.tsx';

interface OfferCountsProps {
  shown: OffersShown;
  /** By series; left out = none. */
  counts: Readonly<Record<string, number>>;
  /** No more may be chosen in all. */
  isFull: boolean;
  busy: boolean;
  onCount: (seriesId: string, count: number) => void;
}

export function OfferCounts({ shown, counts, isFull, busy, onCount }: OfferCountsProps) {
  const words = useWords();
  const { say, figures } = words;
  if (shown.shows === 'reading') return <Empty message={say('goodwill.offersReading')} />;
  if (shown.shows === 'failed') return <FailureSentences failure={shown.failure} />;
  if (shown.offers.length === 0)
    return <Empty message={say('goodwill.offersNone')} next={say('goodwill.offersNoneNext')} />;
  return (
    <ul className={classes.offers} aria-label={say('goodwill.offer')}>
      {shown.offers.map((offer) => {
        const count = counts[offer.seriesId] ?? 0;
        const name = sayOffer(offer, words);
        return (
          <li key={offer.seriesId} className={classes.offer} data-chosen={count > 0 || undefined}>
            <span className={classes.name} dir="auto">
              {name}
              {offer.discount && <strong className={classes.worth}>{figures.worth(offer.discount)}</strong>}
            </span>
            <ActionIcon
              variant="outline"
              className={classes.step ?? ''}
              aria-label={say('goodwill.less', { offer: name, chosen: figures.count(count) })}
              disabled={busy || count === 0}
              onClick={() => onCount(offer.seriesId, count - 1)}
            >
              <Icon name="minus" />
            </ActionIcon>
            <span className={classes.count} aria-hidden>
              {figures.count(count)}
            </span>
            <ActionIcon
              variant="outline"
              className={classes.step ?? ''}
              aria-label={say('goodwill.more', { offer: name, chosen: figures.count(count) })}
              disabled={busy || isFull}
              onClick={() => onCount(offer.seriesId, count + 1)}
            >
              <Icon name="plus" />
            </ActionIcon>
          </li>
        );
      })}
    </ul>
  );
}
