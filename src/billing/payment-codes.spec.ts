import fc from 'fast-check';
import { paymentCode, type PaymentDemand } from './payment-codes';
import {
  bareReference,
  isModel97,
  isRfReference,
  readIban,
  rfReference,
  serbianAccount,
  withModel97,
} from './references';

const DINARS: PaymentDemand = {
  ...{ payee: 'Utočište d.o.o.', town: 'Beograd', amount: 2_400_000, purpose: 'Radionica pekarstva 20260042' },
  account: { currency: 'RSD', number: '160-123456-54' },
  reference: { model: '97', text: withModel97('20260042') },
};
const EUROS: PaymentDemand = {
  ...{ payee: 'Legis Skopje', town: 'Skopje', amount: 24_000, purpose: '' },
  account: { currency: 'EUR', number: 'MK07300000000012355', bic: 'KOBSMK2X' },
  reference: { model: 'RF', text: rfReference('20260042') },
};

describe('References', () => {
  it('have the checks of the published examples', () => {
    expect(withModel97('123412')).toBe('14123412');
    expect(withModel97('20260042')).toBe('7520260042');
    expect(rfReference('20260042')).toBe('RF8820260042');
    expect(rfReference('539007547034').slice(0, 4)).toBe('RF18');
    expect(serbianAccount('160-123456-54')).toBe('160000000012345654');
    for (const account of ['840-955845-10', '165-55-74', '310-1234567891211-86'])
      expect(serbianAccount(account)).toMatch(/^\d{18}$/);
    expect(readIban('RS35 1600 0000 0012 3456 54')).toBe('RS35160000000012345654');
  });

  it('are read back whatever they name, and a changed digit is seen', () => {
    const body = fc.stringMatching(/^[0-9A-Z]{1,20}$/);
    fc.assert(
      fc.property(body, fc.nat(), (text, at) => {
        const [model97, rf] = [withModel97(text), rfReference(text)];
        expect([isModel97(model97), isRfReference(rf)]).toEqual([true, true]);
        const place = at % model97.length;
        const other = model97[place] === '1' ? '2' : '1';
        const wrong = `${model97.slice(0, place)}${other}${model97.slice(place + 1)}`;
        if (/\d/.test(model97[place] ?? '')) expect(isModel97(wrong)).toBe(false);
      }),
    );
  });

  it('are the same however a bank writes them', () => {
    for (const written of ['97 75-20260042', '(97)7520260042', '977520260042', '7520260042'])
      expect(bareReference(written)).toBe('7520260042');
  });
});

describe('The code of a payment', () => {
  it('is the NBS IPS QR for dinars, sign by sign', () => {
    expect(paymentCode(DINARS)).toBe(
      'K:PR|V:01|C:1|R:160000000012345654|N:Utočište d.o.o.\nBeograd|I:RSD24000,00|SF:221|S:Radionica pekarstva 20260042|RO:977520260042',
    );
  });

  it('is the EPC code for euros', () => {
    expect(paymentCode(EUROS)).toBe(
      'BCD\n002\n1\nSCT\nKOBSMK2X\nLegis Skopje\nMK07300000000012355\nEUR240\n\nRF8820260042',
    );
    expect(paymentCode({ ...EUROS, amount: 24_050 })).toContain('EUR240.50');
  });

  it('is not made where no bank could read it', () => {
    expect(paymentCode({ ...DINARS, account: { currency: 'MKD', number: '300000000012355' } })).toBeNull();
    expect(paymentCode({ ...DINARS, account: { currency: 'RSD', number: '160-123456-55' } })).toBeNull();
    expect(paymentCode({ ...EUROS, account: { currency: 'EUR', number: 'MK07300000000012355' } })).toBeNull();
    expect(paymentCode({ ...DINARS, amount: 0 })).toBeNull();
  });

  it('keeps its fields whole whatever the seller is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.string({ maxLength: 60 }), (payee, purpose) => {
        const code = paymentCode({ ...DINARS, payee, purpose }) ?? '';
        expect(code.split('|')).toHaveLength(9);
        const [name = ''] = code.split('|').filter((field) => field.startsWith('N:'));
        expect([...name.slice(2)].length).toBeLessThanOrEqual(70);
      }),
    );
  });
});
