import { Body, Controller, Post } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described, OperationId } from '../platform/http';
import { PARTNER_BLOCKS } from './partner-blocks.openapi';
import { PartnerBlockForm } from './partner-blocks.forms';
import { PartnerBlocks } from './partner-blocks.service';
import { SaleAnswers } from './sale-answers';

/** Seats held for partner organisations, as JSON. All that follows goes by the booking. */
@Described(PARTNER_BLOCKS)
@Controller('api/v1/partner-blocks')
export class PartnerBlocksApi {
  constructor(
    private readonly blocks: PartnerBlocks,
    private readonly answers: SaleAnswers,
  ) {}

  @Post()
  @Allow('coordinator', 'manager')
  async hold(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Body({ schema: PartnerBlockForm }) form: PartnerBlockForm,
  ): Promise<object> {
    return this.answers.held(await this.blocks.hold(actor, operationId, form));
  }
}
