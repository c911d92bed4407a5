import { callNameOf } from './call-name';

describe('What we call somebody who said nothing else', () => {
  it.each([
    ['Ana Marija Petrović', 'Ana'],
    ['Samira', 'Samira'],
    ['  Samira   Haddad ', 'Samira'],
    ['Љиљана Петровић', 'Љиљана'],
    ['سميرة حداد', 'سميرة'],
    ['Al Rahman', 'Al'],
    ['Abdullah Saad', 'Abdullah'],
    ['عبدالرحمن حداد', 'عبدالرحمن'],
    ['Abubakar Diallo', 'Abubakar'],
    ['—', '—'],
    ['', ''],
  ])('is the first word of %j', (fullName, called) => {
    expect(callNameOf(fullName)).toBe(called);
  });

  it.each([
    ['أم كريم', 'أم كريم'],
    ['ام كريم حداد', 'ام كريم'],
    ['أُمّ كريم', 'أُمّ كريم'],
    ['أبو علي الخطيب', 'أبو علي'],
    ['عبد الرحمن خوري', 'عبد الرحمن'],
    ['عبد الله بن علي', 'عبد الله'],
    ['ابن خلدون', 'ابن خلدون'],
    ['بنت الشاطئ', 'بنت الشاطئ'],
    ['Umm Karim Haddad', 'Umm Karim'],
    ['UM KARIM', 'UM KARIM'],
    ['Abu Ali', 'Abu Ali'],
    ['Abd al-Rahman Khoury', 'Abd al-Rahman'],
    ['Abd al Rahman Khoury', 'Abd al Rahman'],
    ['Abdul Kadir Demiri', 'Abdul Kadir'],
    ['Абдул Кадир Демири', 'Абдул Кадир'],
  ])('keeps what the first word of %j needs', (fullName, called) => {
    expect(callNameOf(fullName)).toBe(called);
  });

  it('keeps a beginning within a beginning, and halves that belong together', () => {
    expect(callNameOf('أم عبد الرحمن حداد')).toBe('أم عبد الرحمن');
    expect(callNameOf('Umm Abd al Rahman Haddad')).toBe('Umm Abd al Rahman');
    expect(callNameOf('نور الدين زنكي')).toBe('نور الدين');
    expect(callNameOf('Nur ad-Din Zengi')).toBe('Nur ad-Din');
  });

  it('is all there is when nothing follows a beginning', () => {
    for (const name of ['أم', 'Abu', 'عبد', 'Abd al']) expect(callNameOf(name)).toBe(name);
  });
});
