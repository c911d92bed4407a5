import { Body, Controller, Get, Headers, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { Actor } from '../shared/actor';
import { etagOf } from '../shared/if-match';
import type { Listed } from '../shared/listing';
import { Allow, CurrentActor, Described, OperationId, type Reply } from '../platform/http';
import { CatalogueLists } from './catalogue-lists.service';
import { Planning } from './planning.service';
import {
  type NewTrack,
  NewTrackForm,
  type TrackChange,
  TrackChangeForm,
  type TrackList,
  TrackListQuery,
} from './tracks.forms';
import { courseJson, trackJson } from './tracks.presenter';
import { Tracks } from './tracks.service';
import { TRACKS } from './tracks.openapi';

/** Tracks as JSON. */
@Described(TRACKS)
@Controller('api/v1/tracks')
export class TracksApi {
  constructor(
    private readonly tracks: Tracks,
    private readonly planning: Planning,
    private readonly lists: CatalogueLists,
  ) {}

  @Get()
  @Allow('public')
  async list(@Query({ schema: TrackListQuery }) query: TrackList): Promise<Listed<object>> {
    const { items, next } = await this.lists.tracks(query);
    return { items: items.map(trackJson), next };
  }

  @Get(':track')
  @Allow('public')
  async get(@Param('track') name: string, @Res({ passthrough: true }) reply: Reply): Promise<object> {
    const track = await this.tracks.getTrack(name);
    void reply.header('etag', etagOf(track.version));
    return { ...trackJson(track), courses: (await this.tracks.coursesOfTrack(track.id)).map(courseJson) };
  }

  @Post()
  @Allow('manager', 'coordinator')
  async create(
    @CurrentActor() actor: Actor,
    @OperationId() operationId: string,
    @Body({ schema: NewTrackForm }) input: NewTrack,
  ): Promise<object> {
    return trackJson(await this.planning.createTrack(actor, operationId, input));
  }

  @Patch(':track')
  @Allow('manager', 'coordinator')
  async change(
    @CurrentActor() actor: Actor,
    @Param('track') name: string,
    @Body({ schema: TrackChangeForm }) input: TrackChange,
    @Headers('if-match') ifMatch?: string,
  ): Promise<object> {
    return trackJson(await this.planning.changeTrack(actor, name, input, ifMatch));
  }
}
