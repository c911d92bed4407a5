import { Injectable, type OnModuleInit } from '@nestjs/common';
import { People } from '../people';
import { InvoicesRepository } from './invoices.repository';

/** Money documents outlive the person's record, as the law asks; their links and letters do not. */
@Injectable()
export class BillingEraser implements OnModuleInit {
  constructor(
    private readonly people: People,
    private readonly repository: InvoicesRepository,
  ) {}

  onModuleInit(): void {
    this.people.registerEraser('billing', ({ id }) => this.repository.erasure(id));
  }
}
