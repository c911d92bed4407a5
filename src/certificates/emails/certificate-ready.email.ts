import { isolate } from '../../platform/i18n';
import type { Compose, ReadySubject } from './certificate-letter';

/** Your certificate is ready: with the paper, or with the way to it. */
export const certificateReadyEmail: Compose<ReadySubject> = (subject, t, formats) => ({
  subject: t('certificates.mail.ready.subject', { course: formats.text(subject.course.title) }),
  blocks: [
    { kind: 'heading', text: t('certificates.mail.ready.title') },
    {
      kind: 'facts',
      items: [
        { label: t('certificates.facts.name'), value: isolate(subject.name) },
        { label: t('certificates.facts.course'), value: formats.text(subject.course.title) },
        { label: t('certificates.facts.number'), value: isolate(subject.number) },
      ],
    },
    { kind: 'button', label: t('certificates.mail.ready.open'), url: subject.certificateUrl },
    ...(subject.attached ? [{ kind: 'paragraph' as const, text: t('certificates.mail.ready.attached') }] : []),
    { kind: 'paragraph', text: t('certificates.mail.ready.check') },
    { kind: 'note', text: t('certificates.mail.ready.yours') },
  ],
  sms: t('certificates.sms.ready', { number: subject.number, url: subject.shortUrl }),
  why: t('certificates.mail.why'),
});
