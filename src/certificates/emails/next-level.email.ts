import type { Compose, NextLevelSubject } from './certificate-letter';

/** You can join the next level. */
export const nextLevelEmail: Compose<NextLevelSubject> = ({ next, begins, nextUrl, shortUrl }, t, formats) => {
  const level = t(`common.level.${next.level}`);
  const course = formats.text(next.title);
  const starts = formats.dateTime(begins.at, begins.zone);
  return {
    subject: t('certificates.mail.next.subject', { course }),
    blocks: [
      { kind: 'heading', text: t('certificates.mail.next.title') },
      {
        kind: 'facts',
        items: [
          { label: t('certificates.facts.course'), value: course },
          { label: t('certificates.facts.level'), value: level },
          { label: t('certificates.mail.next.starts'), value: starts },
        ],
      },
      { kind: 'button', label: t('certificates.mail.next.open'), url: nextUrl },
      { kind: 'paragraph', text: t('certificates.mail.next.same-name') },
    ],
    sms: t('certificates.sms.next', { starts: formats.date(begins.at, begins.zone, 'day'), url: shortUrl }),
    why: t('certificates.mail.why'),
  };
};
