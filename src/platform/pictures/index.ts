/** Photos that come from anywhere, made anew: turned, small, without where they were taken. */
export { drawn, PictureError, type PictureProblem, printed, type ReadPicture, readPicture } from './pictures';
