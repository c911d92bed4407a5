import type { DemoTrack } from './tracks';

/** Job and digital skills in Berat. */
export const WORK_SKILLS: DemoTrack = {
  organisation: 'berat',
  slug: 'work-and-digital',
  motif: 'kilim',
  currency: 'ALL',
  title: {
    en: 'Job and digital skills',
    sq: 'Aftësi për punë dhe digjitale',
    mk: 'Вештини за работа и дигитални вештини',
    'sr-Cyrl': 'Вештине за посао и рачунар',
    bs: 'Vještine za posao i računar',
    ar: 'مهارات العمل والمهارات الرقمية',
  },
  summary: {
    en: 'For people who came back, and their neighbours.',
    sq: 'Për ata që u kthyen, dhe fqinjët e tyre.',
    mk: 'За луѓе што се вратија и нивните соседи.',
    'sr-Cyrl': 'За људе који су се вратили и њихове комшије.',
    bs: 'Za ljude koji su se vratili i njihove komšije.',
    ar: 'للعائدين وجيرانهم.',
  },
  courses: [
    {
      slug: 'first-steps-to-work',
      level: 'beginner',
      hours: 12,
      title: {
        en: 'First steps to a job',
        sq: 'Hapat e parë drejt punës',
        mk: 'Први чекори до работа',
        'sr-Cyrl': 'Први кораци до посла',
        bs: 'Prvi koraci do posla',
        ar: 'الخطوات الأولى نحو العمل',
      },
      summary: {
        en: 'Find offers, write a short CV on a phone, practise an interview.',
        sq: 'Gjeni oferta, shkruani një CV të shkurtër në telefon, provoni një intervistë.',
        mk: 'Најдете огласи, напишете кратка биографија на телефон, вежбајте разговор.',
        'sr-Cyrl': 'Нађите огласе, напишите кратку биографију на телефону, вежбајте разговор.',
        bs: 'Nađite oglase, napišite kratku biografiju na telefonu, vježbajte razgovor.',
        ar: 'ابحثوا عن فرص واكتبوا سيرة قصيرة على الهاتف وتدربوا على المقابلة.',
      },
      outcomes: [
        {
          en: 'A CV of one page',
          'sr-Cyrl': 'Биографија на једној страници',
          mk: 'Биографија на една страница',
          bs: 'Biografija na jednoj stranici',
          sq: 'Një CV me një faqe',
          ar: 'سيرة ذاتية من صفحة واحدة',
        },
        {
          en: 'An interview in practice',
          'sr-Cyrl': 'Разговор за посао, као вежба',
          mk: 'Разговор за работа, како вежба',
          bs: 'Razgovor za posao, kao vježba',
          sq: 'Një intervistë si ushtrim',
          ar: 'تدريب على المقابلة',
        },
      ],
    },
  ],
};
