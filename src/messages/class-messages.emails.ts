import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { letterTo, type LetterSubject, LetterSubjects, SAMPLE_PERSON, sampleSubject, settingOut } from '../enrolments';
import { type LetterFormats, Notifications, type Translate } from '../notifications';
import { statusesOf } from './class-message';
import { FromTheTeam } from './class-messages.job-types';
import { ClassMessagesRepository } from './class-messages.repository';
import { fromTheTeamEmail, textFor } from './from-the-team.email';

/** A meeting further away can be told of in the morning. */
const SOON_MILLISECONDS = 24 * 3_600_000;

/** The letter that carries a message to one of its people, read fresh: who has left meanwhile gets nothing. */
@Injectable()
export class ClassMessageEmails implements OnModuleInit {
  constructor(
    private readonly notifications: Notifications,
    private readonly repository: ClassMessagesRepository,
    private readonly subjects: LetterSubjects,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.notifications.handle(FromTheTeam, {
      load: async ({ messageId, enrolmentId, meeting }) => {
        const [message, subject] = await Promise.all([
          this.repository.find(messageId),
          this.subjects.read(enrolmentId),
        ]);
        if (!message || !subject) return null;
        if (!statusesOf(message.audience, subject.trainingClass).includes(subject.enrolment.status)) return null;
        const letter = await this.subjects.letter(subject, (t, formats) =>
          fromTheTeamEmail(subject, { audience: message.audience, text: textFor(message.texts, formats) }, t, formats),
        );
        return { ...letter, smsBy: message.audience === 'seated' ? this.neededBy(meeting) : undefined };
      },
      sample: (language) => {
        const subject = sampleSubject(language, FromTheTeam);
        return letterTo(subject, SAMPLE_PERSON, (t, formats) =>
          fromTheTeamEmail(subject, { audience: 'seated', text: sampleText(subject, t, formats) }, t, formats),
        );
      },
    });
  }

  private neededBy(meeting: string | undefined): Date | undefined {
    const ahead = meeting === undefined ? Infinity : Date.parse(meeting) - this.clock.now().getTime();
    const soon = ahead > 0 && ahead < SOON_MILLISECONDS;
    return soon && meeting !== undefined ? settingOut(new Date(meeting)) : undefined;
  }
}

const sampleText = ({ trainingClass }: LetterSubject, t: Translate, formats: LetterFormats): string =>
  t('messages.template.early', { when: formats.dateTime(trainingClass.startsAt, trainingClass.timeZone) });
