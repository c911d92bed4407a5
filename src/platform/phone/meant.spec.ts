import { meantPhones } from './meant';

const meant = (typed: string, country: string) =>
  meantPhones(typed, country).map(({ e164, country: of }) => `${of} ${e164}`);

describe('A number that cannot be called in the country', () => {
  it.each([
    ['0888 123 456', 'MK', ['BG +359888123456']],
    ['٠٨٨٨ ١٢٣ ٤٥٦', 'MK', ['BG +359888123456']],
    ['6912345678', 'MK', ['GR +306912345678']],
    ['044 123 456', 'MK', ['XK +38344123456']],
    ['091 123 4567', 'MK', ['HR +385911234567']],
    // Both countries have such numbers: the person knows which.
    ['069 123 4567', 'MK', ['AL +355691234567', 'RS +381691234567']],
    ['355691234567', 'MK', ['AL +355691234567']],
    ['38970123456', 'AL', ['MK +38970123456']],
  ])('typed as %s in %s may be %p', (typed, country, numbers) => {
    expect(meant(typed, country)).toEqual(numbers);
  });

  it.each([
    ['070 123 456', 'MK'],
    ['+355 69 123', 'MK'],
    ['12', 'MK'],
    ['', 'MK'],
    ['Rana', 'MK'],
    ['0049 170 1234567', 'MK'],
  ])('%p in %s asks nothing back', (typed, country) => {
    expect(meantPhones(typed, country)).toEqual([]);
  });
});
