import type { Compose, NameNeededSubject } from './certificate-letter';

/** Your certificate needs your name. */
export const nameNeededEmail: Compose<NameNeededSubject> = (subject, t, formats) => ({
  subject: t('certificates.mail.name.subject', { course: formats.text(subject.course.title) }),
  blocks: [
    { kind: 'heading', text: t('certificates.mail.name.title') },
    { kind: 'paragraph', text: t('certificates.mail.name.done', { course: formats.text(subject.course.title) }) },
    { kind: 'paragraph', text: t('certificates.mail.name.how') },
    { kind: 'button', label: t('certificates.mail.name.open'), url: subject.nameUrl },
    { kind: 'paragraph', text: t('certificates.mail.name.then') },
    { kind: 'note', text: t('certificates.mail.name.safety') },
  ],
  sms: t('certificates.sms.name', { url: subject.shortUrl }),
  why: t('certificates.mail.why'),
});
