/** What a stored thing is. */
export const MEDIA_KINDS = ['picture', 'audio', 'video', 'file'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** One form of it: a picture has one for each width, everything else has one. */
export interface MediaFile {
  /** SHA-256, by which the bytes are found. */
  readonly hash: string;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
}

/** Something that an organisation put into its lessons. It never changes; its id follows from its bytes, so it is kept once. */
export interface Media {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: MediaKind;
  /** The media type that it is sent with. */
  readonly type: string;
  /** Smallest first. */
  readonly files: readonly MediaFile[];
}

/** The form of a picture that is at least that wide, or the widest there is; of anything else, its one form. */
export const formFor = ({ files }: Media, width: number): MediaFile | undefined =>
  files.find((each) => (each.width ?? 0) >= width) ?? files.at(-1);

/** Where the form of a picture lies that is at least that wide, or the widest there is; of anything else, the thing. */
export function mediaPath(media: Media, width = 0): string {
  const file = formFor(media, width);
  return `/media/${media.id}/${file?.width ?? media.kind}`;
}
