/** Sounds, films and files as people send them, looked through by their content. */
export {
  MediaError,
  type MediaProblem,
  MOST_MEDIA_BYTES,
  type ReadMedia,
  readMedia,
  type RecordingKind,
} from './media';
