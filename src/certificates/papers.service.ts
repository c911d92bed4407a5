import { Injectable } from '@nestjs/common';
import type { ClassContext } from '../enrolments';
import { Config } from '../platform/config';
import type { Credential } from '../platform/credentials';
import { DocumentError, Documents } from '../platform/documents';
import { Files } from '../platform/files';
import { Texts } from '../platform/i18n';
import type { Award } from './award';
import { badgeOf } from './badge';
import { CertificatePaperPresenter, type Signers } from './certificate-paper.presenter';
import type { ConfirmedName } from './certificate-names.service';
import { IssuingTools } from './issuing-tools';
import { Issuers } from './issuers.service';

/** Letters that every font has. */
const PLAIN_NAME = 'Ana';

/** The stored files of a certificate, by their SHA-256. */
export interface CertificateFiles {
  readonly pdf: string;
  readonly badge: string;
}

/** What papers are set and stored with. */
@Injectable()
export class Rendering {
  constructor(
    readonly documents: Documents,
    readonly files: Files,
    readonly texts: Texts,
  ) {}
}

/** Makes the files of certificates: the signed badge, and the paper with the badge inside. From the same award they are the same bytes. */
@Injectable()
export class Papers {
  private readonly publicUrl: string;

  constructor(
    private readonly presenter: CertificatePaperPresenter,
    private readonly issuers: Issuers,
    private readonly tools: IssuingTools,
    private readonly rendering: Rendering,
    config: Config,
  ) {
    this.publicUrl = config.publicUrl;
  }

  signers(context: ClassContext): Promise<Signers> {
    return this.presenter.signers(context);
  }

  /** @throws DocumentError; Error when the award has no name (any more) */
  async make(award: Award, context: ClassContext, signers: Signers): Promise<CertificateFiles> {
    const { issuedOn } = award;
    if (award.name === undefined || issuedOn === undefined) throw new Error('an award without name or date');
    const signed = await this.issuers.sign(context.organisation, this.badge(award, context, issuedOn), issuedOn);
    const badge = Buffer.from(JSON.stringify(signed, null, 1));
    const pdf = await this.set({ ...award, issuedOn }, this.nameOf(award), context, signers, badge);
    const [pdfHash, badgeHash] = await Promise.all([this.files.put(pdf), this.files.put(badge)]);
    return { pdf: pdfHash, badge: badgeHash };
  }

  /** Sets the paper and keeps nothing. @throws DocumentError */
  async trial(award: Award, context: ClassContext, signers: Signers): Promise<void> {
    const issuedOn = award.issuedOn ?? this.tools.today();
    await this.set({ ...award, issuedOn }, this.nameOf(award), context, signers, Buffer.from('{}'));
  }

  /** Whether a paper that could not be set can be with a plain name, so that it is the name that has to change. @throws DocumentError when that is not known */
  async isNameToBlame(award: Award, context: ClassContext, signers: Signers): Promise<boolean> {
    const { issuedOn } = award;
    if (issuedOn === undefined) return false;
    try {
      await this.set({ ...award, issuedOn }, { name: PLAIN_NAME }, context, signers, Buffer.from('{}'));
      return true;
    } catch (error) {
      if (error instanceof DocumentError && error.code === 'bad_document') return false;
      throw error;
    }
  }

  private nameOf({ name, otherName }: Award): ConfirmedName {
    const { vault } = this.tools;
    return { name: name ? vault.open(name) : '', other: otherName ? vault.open(otherName) : undefined };
  }

  private set(
    award: Award & { readonly issuedOn: Date },
    name: ConfirmedName,
    context: ClassContext,
    signers: Signers,
    badge: Buffer,
  ): Promise<Buffer> {
    const paper = this.presenter.paper(award, name, context, signers);
    return this.rendering.documents.render('certificate', paper.data, {
      title: paper.title,
      language: paper.language,
      date: award.issuedOn,
      attachments: [
        {
          name: `${award.number}.json`,
          type: 'application/vc+ld+json',
          bytes: badge,
          relationship: 'data',
          description: this.rendering.texts.t(paper.language, 'certificates.paper.attached'),
        },
      ],
    });
  }

  /** The signed badge as JSON text. */
  async readBadge({ badge }: Award): Promise<string | null> {
    return badge ? (await this.files.get(badge)).toString('utf8') : null;
  }

  /** The badge as VC-JWT; it is signed when it is asked for. */
  async readJwt(award: Award, context: ClassContext): Promise<string | null> {
    const text = await this.readBadge(award);
    if (text === null) return null;
    const { proof: _proof, ...credential } = JSON.parse(text) as Credential;
    return this.issuers.jwt(context.organisation, credential);
  }

  readPdf({ pdf }: Award): Promise<Buffer> | null {
    return pdf ? this.files.get(pdf) : null;
  }

  /** Deletes the papers of somebody whose record was erased; badges name nobody and stay. */
  async deletePapers(personId: string): Promise<void> {
    const awards = (await this.tools.awards.listOfPerson(personId)).filter(({ pdf }) => pdf !== undefined);
    for (const { pdf } of awards) if (pdf) await this.files.remove(pdf);
    await this.tools.awards.forgetPdf(awards.map(({ id }) => id));
  }

  private badge(award: Award, { course, organisation }: ClassContext, issuedOn: Date): Credential {
    const { completion } = course;
    const criteria = this.rendering.texts.t('en', 'certificates.badge.criteria', {
      hours: award.hours,
      attended: award.attendedHours,
      percent: Math.round(completion.attendance * 100),
      handwork: String(completion.handwork),
      quiz: String(completion.quiz),
    });
    return badgeOf({
      award,
      issuedOn,
      organisation,
      course,
      criteria,
      publicUrl: this.publicUrl,
      did: this.issuers.did(organisation),
      statusList: this.issuers.statusListUrl(organisation, award.statusList),
    });
  }

  private get files(): Files {
    return this.rendering.files;
  }
}
