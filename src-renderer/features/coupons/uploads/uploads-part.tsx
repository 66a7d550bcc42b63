/** Files of coupons: what was sent on one side; a file that is looked through, sent or followed on the other. */

import { Empty } from '../../../ui/empty.tsx';
import { FailureSentences } from '../../../ui/sentences.tsx';
import { useWords } from '../../../words/use-words.ts';
import { OfflinePart } from './offline-part.tsx';
import { UploadBringing } from './upload-bringing.tsx';
import { UploadList } from './upload-list.tsx';
import { UploadLooked } from './upload-looked.tsx';
import { UploadSent } from './upload-sent.tsx';
import { UploadsContext, type UploadsStores, useUploads } from './uploads-context.tsx';
import classes from './uploads-part.module.css';

export function UploadsPart({ stores }: { stores: UploadsStores }) {
  return (
    <UploadsContext value={stores}>
      <div className={classes.part}>
        <UploadList />
        <Detail />
      </div>
    </UploadsContext>
  );
}

function Detail() {
  const { say } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard
    <section className={classes.detail} aria-label={say('coupons.uploads.detail')} tabIndex={0}>
      <InFront />
    </section>
  );
}

function InFront() {
  const { say } = useWords();
  const view = useUploads((state) => state.view);
  switch (view.shows) {
    case 'nothing':
      return <Empty message={say('coupons.uploads.detailEmpty')} next={say('coupons.uploads.detailNext')} />;
    case 'bringing':
    case 'looking':
      return <UploadBringing view={view} />;
    case 'refused':
      return (
        <div className={classes.block} role="alert">
          <h2 dir="auto">{view.name}</h2>
          <FailureSentences failure={view.failure} />
          <p className={classes.quiet}>{say('coupons.uploads.nothingSent')}</p>
        </div>
      );
    case 'looked':
      return <UploadLooked file={view} />;
    case 'sent':
      return <UploadSent view={view} />;
    case 'offline':
      return <OfflinePart />;
  }
}
