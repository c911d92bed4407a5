import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import type { Actor } from '../shared/actor';
import { Allow, CurrentActor, Described, EmptyBody, OperationId } from '../platform/http';
import { PublicationForm, type PublicationInput, ReturnForm } from './drafts.forms';
import { REVIEWS } from './drafts.openapi';
import { materialJson, versionJson } from './drafts.presenter';
import { Drafts } from './drafts.service';
import { Reviews } from './reviews.service';

/** The way of material through a colleague's hands, as JSON. */
@Described(REVIEWS)
@Controller('api/v1/courses/:course/material')
@Allow('instructor', 'coordinator', 'manager')
export class ReviewsApi {
  constructor(
    private readonly drafts: Drafts,
    private readonly reviews: Reviews,
  ) {}

  @Post('review')
  @HttpCode(200)
  async send(
    @CurrentActor() actor: Actor,
    @Param('course') course: string,
    @Body({ schema: EmptyBody }) _body: object,
  ): Promise<object> {
    await this.reviews.send(actor, course);
    return this.material(actor, course);
  }

  @Delete('review')
  async takeBack(@CurrentActor() actor: Actor, @Param('course') course: string): Promise<object> {
    await this.reviews.takeBack(actor, course);
    return this.material(actor, course);
  }

  @Post('return')
  @HttpCode(200)
  async sendBack(
    @CurrentActor() actor: Actor,
    @Param('course') course: string,
    @Body({ schema: ReturnForm }) { note }: z.infer<typeof ReturnForm>,
  ): Promise<object> {
    await this.reviews.sendBack(actor, course, note);
    return this.material(actor, course);
  }

  @Post('versions')
  async publish(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Param('course') course: string,
    @Body({ schema: PublicationForm }) input: PublicationInput,
  ): Promise<object> {
    return versionJson(await this.reviews.publish(actor, operationId, course, input));
  }

  private async material(actor: Actor, course: string): Promise<object> {
    return materialJson(await this.drafts.read(actor, course));
  }
}
