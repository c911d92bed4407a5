import { Injectable } from '@nestjs/common';

/** Which fields of which collections are sealed. `keys rotate` seals them again under the newest key. */
@Injectable()
export class SealedFields {
  private readonly fields = new Map<string, readonly string[]>();

  /** Names the top-level fields of a collection that are sealed, or have sealed texts anywhere inside. */
  register(collection: string, fields: readonly string[]): void {
    this.fields.set(collection, [...(this.fields.get(collection) ?? []), ...fields]);
  }

  /** All of them, by collection. */
  all(): ReadonlyMap<string, readonly string[]> {
    return this.fields;
  }
}
