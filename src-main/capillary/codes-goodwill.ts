/**
 * Numbers of goodwill requests. Capillary docs: Request (V1), of which the copy there is ends after 9029 (U64);
 * verdicts are ours where the documents are silent. Data only.
 */
import type { CodeTable } from './code-table.ts';

export const goodwillCodes: CodeTable = [
  ['done', [9000, 9100]],
  ['dup', [9009, 9028, 9055]],
  ['final', [9006, 9008, 9012, 9019, 9021, 9024]],
  ['ask', [9007, 9011, 9013, 9022, 1001, 1002]],
  ['final', [9001, 9002, 9003, 9005, 9018, 9023, 9026, 9027, 1627, 1629]],
];

/** The sample of adding shows one, the newer table the other (U28). */
export const goodwillSuccess: readonly number[] = [9000, 9100];
