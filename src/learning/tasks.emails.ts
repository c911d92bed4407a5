import { Injectable, type OnModuleInit } from '@nestjs/common';
import { letterTo, type LetterSubject, LetterSubjects, SAMPLE_PERSON, sampleSubject } from '../enrolments';
import { type Composed, type LetterFormats, Notifications, type Translate } from '../notifications';
import { pieceState } from './handwork';
import { HandworkJudged } from './learning.messages';
import { TasksRepository } from './tasks.repository';

/** What a letter says of a piece. Neither the task nor the remark: phones are shared. */
interface JudgedSubject extends LetterSubject {
  readonly done: boolean;
  readonly pieceUrl: string;
}

/** Your handwork was looked at: how it went stands on the own page. */
@Injectable()
export class TaskEmails implements OnModuleInit {
  constructor(
    private readonly notifications: Notifications,
    private readonly subjects: LetterSubjects,
    private readonly repository: TasksRepository,
  ) {}

  onModuleInit(): void {
    this.notifications.handle(HandworkJudged, {
      load: async ({ pieceId }) => {
        const piece = await this.repository.piece(pieceId);
        const state = pieceState(piece ?? undefined);
        const read =
          piece && (state === 'done' || state === 'again') ? await this.subjects.read(piece.enrolmentId) : null;
        if (!piece || !read) return null;
        const pieceUrl = `${read.url}/handwork/${piece.taskId}/${piece.companion}`;
        const subject: JudgedSubject = { ...read, done: state === 'done', pieceUrl };
        return this.subjects.letter(subject, (t, formats) => compose(subject, t, formats));
      },
      sample: (language) => {
        const read = sampleSubject(language, HandworkJudged);
        const subject: JudgedSubject = { ...read, done: true, pieceUrl: `${read.url}/handwork` };
        return letterTo(subject, SAMPLE_PERSON, (t, formats) => compose(subject, t, formats));
      },
    });
  }
}

function compose({ course, done, pieceUrl, shortUrl }: JudgedSubject, t: Translate, formats: LetterFormats): Composed {
  return {
    subject: t('learning.mail.judged.subject', { course: formats.text(course.title) }),
    blocks: [
      { kind: 'heading', text: t('learning.mail.judged.title') },
      { kind: 'paragraph', text: t(done ? 'learning.mail.judged.done' : 'learning.mail.judged.again') },
      { kind: 'button', label: t('learning.mail.judged.open'), url: pieceUrl },
    ],
    sms: t('learning.sms.judged', { url: shortUrl }),
    why: t('learning.mail.why'),
  };
}
