import { Injectable } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { NotFoundError } from '../shared/domain-error';
import type { QuoteRequest } from './quote-request';
import { QuoteRequestsRepository } from './quote-requests.repository';

/** A sale as the link for names opens it. */
export interface NamesLink {
  readonly request: QuoteRequest;
  /** The company, for which names are typed. Nothing else may be done with it. */
  readonly company: Actor;
}

/** The link that a company's contact hands to whoever knows the names: it lets them be typed, and shows nobody. */
@Injectable()
export class NamesLinks {
  constructor(private readonly requests: QuoteRequestsRepository) {}

  /** @throws NotFoundError */
  async open(actor: Actor): Promise<NamesLink> {
    const found = await this.find(actor);
    if (!found) throw new NotFoundError('page');
    return found;
  }

  /** Who names people: the company, where somebody comes with its link for names; else whoever it is. */
  async namer(actor: Actor): Promise<Actor> {
    return (await this.find(actor))?.company ?? actor;
  }

  private async find(actor: Actor): Promise<NamesLink | null> {
    const request = actor.kind === 'holder' ? await this.requests.findByNamesHash(actor.secretHash) : null;
    return request && { request, company: { kind: 'holder', secretHash: request.secretHash } };
  }
}
