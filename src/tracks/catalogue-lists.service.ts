import { Injectable } from '@nestjs/common';
import type { Listed } from '../shared/listing';
import { Organisations } from '../organisations';
import type { Course } from './course';
import type { CourseList, TrackList } from './tracks.forms';
import { Tracks } from './tracks.service';
import type { Track } from './track';

const NOTHING = { items: [], next: null };

/** The lists of tracks and courses as they are asked for, by names: an organisation or a track that is not there has none. */
@Injectable()
export class CatalogueLists {
  constructor(
    private readonly all: Tracks,
    private readonly organisations: Organisations,
  ) {}

  async tracks({ organisation, ...page }: TrackList): Promise<Listed<Track>> {
    const owner = await this.owner(organisation);
    return owner === null ? NOTHING : this.all.listTracks({ ...page, organisationId: owner?.id });
  }

  async courses({ organisation, track, ...rest }: CourseList): Promise<Listed<Course>> {
    const owner = await this.owner(organisation);
    const within = track === undefined ? undefined : await this.all.findTrack(track);
    if (owner === null || within === null) return NOTHING;
    return this.all.listCourses({ ...rest, organisationId: owner?.id, trackId: within?.id });
  }

  private async owner(name: string | undefined) {
    return name === undefined ? undefined : this.organisations.find(name);
  }
}
