import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor';
import type { Language } from '../../shared/locale';
import { isolate } from '../../platform/i18n';
import { type Page, redirect, type Redirect } from '../../platform/http';
import { ClassCertificatesReader } from '../../certificates';
import { smallHead } from './class-head.presenter';
import type { Returned } from './class.pages';
import { ClassReader } from './class.reader';
import { OfficeFrame } from './office.frame';
import { PhoneLooks } from './phone-looks.service';
import { phoneOf } from './phone.presenter';
import { inWords } from './refusals';
import { ERASED } from './somebody';
import { backToName } from './way-back';

/** Whose name, as the address says it. */
interface Whose {
  readonly code: string;
  readonly id: string;
  readonly companion: string;
}

const hasLatin = (name: string): boolean => /\p{Script=Latin}/u.test(name);
const typedIn = ({ input }: Returned, name: string): string => (typeof input[name] === 'string' ? input[name] : '');

/** The page on which the office types a name for a certificate. */
@Injectable()
export class CertificateNamePages {
  constructor(
    private readonly reader: ClassReader,
    private readonly certificates: ClassCertificatesReader,
    private readonly looks: PhoneLooks,
    private readonly frame: OfficeFrame,
  ) {}

  /** Back to the class when no name is needed there any more. @throws NotFoundError, ForbiddenError */
  async ask(
    actor: Actor,
    language: Language,
    { code, id, companion: typed }: Whose,
    { phone, returned }: { phone?: string | undefined; returned?: Returned },
  ): Promise<Page | Redirect> {
    const open = await this.reader.open(actor, code);
    const entry = await this.reader.person(open, id);
    const companion = Number(typed);
    const needed = await this.certificates.namesNeeded(entry.enrolment);
    if (!needed.includes(companion))
      return redirect(`/office/classes/${code}#certificates`, 'office.problem.wrong_state');
    const voice = this.frame.voice(language);
    const person = companion === 0 ? entry.person : entry.companions.get(companion);
    const host = isolate(entry.person?.callName ?? ERASED);
    const name = isolate(person?.callName ?? voice.t('office.with', { name: host, number: companion }));
    const title = voice.t('office.certificate-name.title', { name });
    const look = phone === id ? await this.looks.find(open, entry) : undefined;
    const full = person?.fullName ?? '';
    const model = {
      ...smallHead(voice, open),
      title,
      action: `/office/classes/${code}/people/${id}/certificate-names/${companion}`,
      back: `/office/classes/${code}#certificates`,
      phone: { ...phoneOf(voice, open.trainingClass, entry, look), can: true, full: true, back: backToName(companion) },
      known: full === '' ? undefined : { name: full, lang: entry.enrolment.language },
      name: returned ? typedIn(returned, 'name') : hasLatin(full) ? full : '',
      other: returned ? typedIn(returned, 'nameInOtherScript') : hasLatin(full) ? '' : full,
      errors: inWords(voice, returned?.errors ?? []),
    };
    return this.frame.page(
      'office/certificate-name',
      model,
      { ...open, voice },
      { title, status: returned ? 422 : 200 },
    );
  }
}
