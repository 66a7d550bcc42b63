// What the training shop sells and takes: tenders, products and the organisation's own switches for bills. The
// names of switches are the documented ones only.
import type { Trade } from '../world.ts';

export const trainingTrade: Trade = {
  tenders: [
    { name: 'Cash', canonicalName: 'CASH', description: 'Notes and coins' },
    { name: 'Card', canonicalName: 'CARD', description: 'Debit and credit cards' },
    { name: 'Harbour voucher', canonicalName: 'CREDIT', description: 'Vouchers of the harbour traders' },
  ],
  products: [
    { id: 41_001, sku: 'TEA-01', ean: '5012345000016', price: 4.2, description: 'Smoked tea, 100 g' },
    { id: 41_002, sku: 'TEA-02', ean: '5012345000023', price: 6.75, description: 'Nettle tea, 200 g' },
    { id: 41_003, sku: 'JAM-01', ean: '5012345000030', price: 3.1, description: 'Sea buckthorn jam' },
    { id: 41_004, sku: 'SALT-9', ean: '5012345000047', price: 2.05, description: 'Salt flakes, 250 g' },
    { id: 41_005, sku: 'LAMP-3', ean: '5012345000054', price: 38.5, description: 'Storm lantern' },
  ],
  configs: [
    { key: 'CONF_LOYALTY_IS_BILL_NUMBER_UNIQUE', value: '1' },
    { key: 'CONF_LOYALTY_BILL_NUMBER_UNIQUE_ONLY_STORE', value: '0' },
    { key: 'CONF_LOYALTY_BILL_NUMBER_UNIQUE_IN_DAYS', value: '180' },
    { key: 'CONF_ALLOW_NOT_EXISTING_BILL_RETURN', value: '0' },
    { key: 'CONF_POINTS_RETURN_ENABLED', value: '1' },
  ],
};
